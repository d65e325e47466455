// Notes to try Plumb with, as messy as real ones. All of it is made up.

export const STARTERS = [
  {
    title: "Product manager, deliver",
    line: "A squad's planning notes, half decided",
    settings: { role: "pm", phase: "deliver", team_kind: "cross-functional" },
    text: `Booking squad, planning Q1
Present: Amara, Joon, Silvia (research)

- mobile booking completion is stuck at 54%
- December plan said 75%. Amara: nobody believes that, let's say 66% by 31 March. Everyone fine with 66
- median time to rebook after a cancelled crossing: 14 min today. Silvia wants it under 5 minutes, same date. Agreed
- payment failures at 2.1%, must not get worse while we touch the checkout
- app rating 3.9, would be lovely to see it go up. No number for now

Decided: this quarter is about passengers who can change their own trip when a crossing is cancelled.
Asks: Apple Pay; saved passenger profiles`,
  },
  {
    title: "Business analyst, define",
    line: "A requirements workshop on claims",
    settings: { role: "ba", phase: "define" },
    text: `Claims intake, requirements workshop 2
Present: Ines (BA), Tomasz (claims ops), Yuki (motor), Dele (call centre)

- Yuki: first-time-right on the online form is 52% today. Target for end of June is 70%, agreed with Marta last week
- Tomasz: time from report to first decision is 9 days, we said 5 days. Ines: by when? Tomasz: same date, end of June
- Dele: roughly 2,100 calls a month about "where is my claim"
- Dele wants a WhatsApp channel. Parked, that is a solution

Priority this half: a customer should know after one visit what we need and what happens next.`,
  },
  {
    title: "Platform team",
    line: "A weekly on builds and the paved road",
    settings: { role: "engineering", team_kind: "platform" },
    text: `Platform weekly
attending: Ravi, Mo, Sanne

Ravi: p95 build time went to 24 min over Christmas. Goal for Q1 is 10 minutes by 31 March.
Sanne: only 4 of 11 squads deploy through the paved road. We want 9 of 11 by 31 March.
Mo: change failure rate is 6%, that must not go above 8% while we do all this.
Mo: maybe move to the new CI vendor? Ravi: that is a means. Park it.

Main thing this quarter: squads ship without waiting for us.`,
  },
  {
    title: "Discovery",
    line: "Interviews first, numbers to come",
    settings: { role: "pm", phase: "discovery" },
    text: `Meal planning, discovery kick-off

We do not know yet why people stop planning after two weeks. 9 of 10 interviews mention the shopping list.
Agreed: talk to 20 households by end of February, and test three ideas with at least 5 of them each.
Week-4 retention is 18%. No target before we know what drives it.
Focus: understand what makes a week of planning stick.`,
  },
];
