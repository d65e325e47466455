"""The shapes of keys and tokens that their makers publish, so that a scanner can tell them from other words."""

SHAPES: tuple[tuple[str, str], ...] = (
    # A word that each match holds, and the shape. Sources: the makers' own pages, and the published list of what
    # GitHub's secret scanning looks for.
    ("sk-ant-", r"sk-ant-[a-z]{2,8}\d{2}-[\w-]{20,200}"),  # Anthropic
    ("sk-", r"sk-(?:proj|svcacct|admin)-[\w-]{20,250}"),  # OpenAI
    ("sk-", r"sk-(?=[a-zA-Z]*\d)[A-Za-z0-9]{32,64}"),  # OpenAI's older keys, and servers that copied them
    ("A", r"(?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}"),  # AWS
    ("gh", r"gh[pousr]_[A-Za-z0-9]{36,255}"),  # GitHub
    ("github_pat_", r"github_pat_[A-Za-z0-9_]{36,255}"),
    ("gl", r"gl(?:pat|oas|dt|rt|cbt|ptt|ft|imt|agent|wt|soat|ffct)-[\w.-]{20,255}"),  # GitLab
    ("xox", r"xox[abeoprs](?:\.xox[bp])?-[A-Za-z0-9-]{10,250}"),  # Slack
    ("xapp-", r"xapp-\d-[A-Za-z0-9-]{10,250}"),
    ("hooks.slack.com", r"hooks\.slack\.com/(?:services|workflows|triggers)/[A-Za-z0-9+/]{30,120}"),
    ("AIza", r"AIza[\w-]{35}"),  # Google
    ("GOCSPX-", r"GOCSPX-[\w-]{28}"),
    ("ya29.", r"ya29\.[\w-]{20,500}"),
    ("_", r"(?:sk|rk)_(?:live|test)_[A-Za-z0-9]{10,250}"),  # Stripe
    ("whsec_", r"whsec_[A-Za-z0-9+/]{24,80}={0,2}"),
    ("eyJ", r"eyJ[\w-]{10,4000}\.eyJ[\w-]{4,8000}(?:\.[\w-]{0,2000})?"),  # JSON Web Token, RFC 7519
    ("npm_", r"npm_[A-Za-z0-9]{36}"),
    ("pypi-", r"pypi-AgEIcHlwaS5vcmc[\w-]{50,500}"),
    ("hf_", r"hf_[A-Za-z0-9]{34}"),  # Hugging Face
    ("SG.", r"SG\.[\w-]{22}\.[\w-]{43}"),  # SendGrid
    ("dop_v1_", r"dop_v1_[a-f0-9]{64}"),  # DigitalOcean
    ("shp", r"shp(?:at|ca|pa|ss)_[a-fA-F0-9]{32}"),  # Shopify
    ("dapi", r"dapi[a-f0-9]{32}(?:-\d)?"),  # Databricks
    ("ATATT3", r"ATATT3[\w=-]{80,300}"),  # Atlassian
    (":AA", r"\d{8,10}:AA[\w-]{33}"),  # Telegram
    ("lin_api_", r"lin_api_[A-Za-z0-9]{40}"),  # Linear
    ("ntn_", r"ntn_[A-Za-z0-9]{40,60}"),  # Notion
    ("fig", r"figd_[\w-]{40,60}"),  # Figma
    ("plumb_", r"plumb_[0-9a-f]{12}_[0-9a-f]{48}"),  # our own
)
