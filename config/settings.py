"""All settings, read from the environment.

Production names every value that has no safe default; a missing one stops the start with one line.
``ROSTRUM_DEMO=1`` (set by ``make demo`` and the tests) fills them in for one machine.
"""

import sys
from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured
from django.utils.csp import CSP
from django.utils.translation import gettext_lazy as _
from psycopg.conninfo import conninfo_to_dict

from committee.certificates import keys
from config import embedded

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()

DEMO = env.bool("ROSTRUM_DEMO", default=False)
HOME = embedded.home()


def required(name: str, *, demo: str) -> str:
    """The value of ``name``, which only the demo may leave out."""
    if DEMO:
        return env.str(name, default=demo)
    try:
        return env.str(name)
    except ImproperlyConfigured:
        sys.exit(f"Rostrum: set {name} in the environment (docs/operators.md lists every setting).")


# --- the site -------------------------------------------------------------------------------

SECRET_KEY = required("SECRET_KEY", demo="demo-only-and-public-" + "k3Rw9Tz7" * 5)
BASE_URL = required("BASE_URL", demo=f"http://127.0.0.1:{env.str('PORT', default='8000')}").rstrip(
    "/"
)
ALLOWED_HOSTS = required("ALLOWED_HOSTS", demo="127.0.0.1,localhost,testserver").split(",")
CSRF_TRUSTED_ORIGINS = [BASE_URL]
DEBUG = False
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
SITE_NAME = "Rostrum"

INSTALLED_APPS = [
    "config",
    "committee",
    "events",
    "config.apps.RostrumAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django.forms",
    "treebeard",
    "pgtrigger",
    "pghistory",
    "procrastinate.contrib.django",
    "crispy_forms",
    "crispy_bootstrap5",
    "django_htmx",
    "django_include_bootstrap",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "committee.http.PrivatePagesMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "committee.audit.AuditMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "committee.context.site",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"
CRISPY_FAIL_SILENTLY = False

# --- data -----------------------------------------------------------------------------------

_database = conninfo_to_dict(required("DATABASE_URL", demo=embedded.address()))
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": _database.pop("dbname"),
        "USER": _database.pop("user", ""),
        "PASSWORD": _database.pop("password", ""),
        "HOST": _database.pop("host", ""),
        "PORT": _database.pop("port", ""),
        "CONN_HEALTH_CHECKS": True,  # a pooled connection may have outlived a restart
        "OPTIONS": {
            **_database,
            "pool": {
                "min_size": 1,
                "max_size": env.int("DATABASE_POOL_SIZE", default=8),
                "timeout": 10,
            },
        },
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    # In the database, so that throttles count over all web processes.
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "site_cache",
    },
    # What a web process counted and may show again until something changes: committee.counted.
    "counted": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "counted",
        "TIMEOUT": 3600,
        "OPTIONS": {"MAX_ENTRIES": 64},
    },
}
MEDIA_ROOT = Path(env.str("MEDIA_ROOT", default=str(HOME / "media")))
FILE_UPLOAD_HANDLERS = [
    "committee.uploads.Bounded",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
PROCRASTINATE_IMPORT_PATHS = ["config.jobs"]
PROCRASTINATE_WORKER_DEFAULTS = {"update_heartbeat_interval": 2.0, "stalled_worker_timeout": 15.0}

# --- static files ---------------------------------------------------------------------------

STATIC_URL = "static/"
STATIC_ROOT = Path(env.str("STATIC_ROOT", default=str(HOME / "static")))
STATICFILES_DIRS: list[Path | tuple[str, Path]] = [BASE_DIR / "static"]
if (_jsqr := BASE_DIR / "node_modules" / "jsqr" / "dist").is_dir():
    STATICFILES_DIRS.append(("jsqr", _jsqr))  # reads QR codes at the door; npm is an extra
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_MANIFEST_STRICT = True

# --- who signs in ---------------------------------------------------------------------------

AUTH_USER_MODEL = "committee.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_ADAPTER = "committee.accounts.InvitationOnlyAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # an account exists only for an address that answered a mail
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = None
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = SITE_NAME
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEMO  # passkeys work on http://localhost, never on 127.0.0.1
USERSESSIONS_TRACK_ACTIVITY = False

# --- language and time ----------------------------------------------------------------------

LANGUAGE_CODE = "ko"
LANGUAGES = [("ko", _("Korean")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = "config.formats"
TIME_ZONE = "Asia/Seoul"

# --- mail -----------------------------------------------------------------------------------

DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="Rostrum <rostrum@demo.example>")
MAILBOX = HOME / "mail"
if DEMO:
    MAILERS = {
        "default": {
            "BACKEND": "django.core.mail.backends.filebased.EmailBackend",
            "OPTIONS": {"file_path": str(MAILBOX)},
        }
    }
else:
    required("EMAIL_URL", demo="")
    _mail = env.email_url("EMAIL_URL")
    MAILERS = {
        "default": {
            "BACKEND": _mail["EMAIL_BACKEND"],
            "OPTIONS": {
                "host": _mail["EMAIL_HOST"],
                "port": _mail["EMAIL_PORT"],
                "username": _mail["EMAIL_HOST_USER"] or "",
                "password": _mail["EMAIL_HOST_PASSWORD"] or "",
                "use_tls": _mail.get("EMAIL_USE_TLS", False),
                "use_ssl": _mail.get("EMAIL_USE_SSL", False),
                "timeout": 20,
            },
        }
    }

# --- security -------------------------------------------------------------------------------

SECURE_CSP: dict[str, list[str]] = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:"],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "manifest-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
}
TRUSTED_PROXIES = env.int("TRUSTED_PROXIES", default=0 if DEMO else 1)
ALLAUTH_TRUSTED_PROXY_COUNT = TRUSTED_PROXIES
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_SAMESITE = "Lax"
if not DEMO:
    SECURE_SSL_REDIRECT = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", default=31_536_000)
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
    LANGUAGE_COOKIE_SECURE = True

# --- the product ----------------------------------------------------------------------------

# Ed25519 (committee/certificates/keys.py); without one nothing is signed.
CERTIFICATE_SIGNING_KEY = env.str("CERTIFICATE_SIGNING_KEY", default="")
if DEMO and not CERTIFICATE_SIGNING_KEY:
    CERTIFICATE_SIGNING_KEY = keys.seed_from(SECRET_KEY)
CERTIFICATE_FORMER_KEYS: list[str] = env.list("CERTIFICATE_FORMER_KEYS", default=[])  # public
CERTIFICATE_SEAL_P12 = env.str("CERTIFICATE_SEAL_P12", default="")  # a path; without it no seal
CERTIFICATE_SEAL_PASSWORD = env.str("CERTIFICATE_SEAL_PASSWORD", default="")
INVITATION_LIFETIME_DAYS = 7  # an unanswered invitation expires, and its personal data is purged
NOMINATION_LIFETIME_DAYS = 30  # a nomination without an invitation goes the same way
REOPENING_DAYS = 7  # so long after a dissolution, whoever it kept from answering is erased
THROTTLES = {  # requests from one network, in how many seconds
    "verify": (env.int("VERIFICATIONS_A_MINUTE", default=120), 60),
    "report": (10, 600),
}
INVITATION_REMINDER_DAYS = env.int("INVITATION_REMINDER_DAYS", default=2)  # before; 0 for never

# --- logs -----------------------------------------------------------------------------------

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        # What every command would say at its start; the worker still logs each job.
        f"procrastinate.{name}": {"level": "WARNING"}
        for name in ("blueprints", "jobs", "periodic")
    },
}
