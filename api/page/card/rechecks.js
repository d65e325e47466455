// Checks a set while it is being typed: not at every key, one at a time, and only the newest answer counts.

const PAUSE = 60; // milliseconds without a key before a check is asked for

/** Make the rechecks of a card. `answered(report)` is told the report of the newest set. */
export function createRechecks(recheck, answered) {
  let draft = null;
  let asked = null;
  let timer = null;
  let turn = 0;
  let running = false;
  let waiting = null;
  return { begin, check, stop };

  /** Begin with another draft. What it asks as a question instead of reporting is not reported while typing either. */
  function begin(other) {
    stop();
    draft = other;
    asked = null;
  }

  function check(okrs, notes) {
    clearTimeout(timer);
    timer = setTimeout(() => run({ okrs, notes, turn: (turn += 1) }), PAUSE);
  }

  /** Take no notice of answers that are still to come. */
  function stop() {
    clearTimeout(timer);
    turn += 1;
    waiting = null;
  }

  async function run(job) {
    if (running) {
      waiting = job;
      return;
    }
    running = true;
    const of = draft;
    try {
      const report = await recheck(job.okrs, job.notes);
      if (job.turn === turn && report) {
        asked ??= await silent(of);
        if (job.turn === turn) answered({ ...report, findings: report.findings.filter((one) => !asked.has(print(one))) });
      }
    } catch {
      // A check that fails says nothing: the draft's own findings stay, and the set is checked again when it is sent.
    } finally {
      running = false;
    }
    if (waiting) {
      const next = waiting;
      waiting = null;
      run(next);
    }
  }

  async function silent(of) {
    const said = new Set(of.report.findings.map(print));
    const report = await recheck(of.okrs, []);
    return new Set((report?.findings ?? []).map(print).filter((one) => !said.has(one)));
  }
}

function print(finding) {
  return `${finding.code} ${finding.objective} ${finding.key_result}`;
}
