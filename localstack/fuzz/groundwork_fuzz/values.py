"""Hostile values: texts, numbers as they stand in JSON, times."""

TEXTS = [
    "", " ", "\t", "\n", "\u0000", "a\u0000b", "\u001f", "\u007f", "\u0085", "\u00a0", "\u2028", "\u200b", "\ufeff", "\ufffe", "\uffff",
    "\u202egnp.exe", "\u2066x\u2069", "e\u0301", "\u00e9", "\u1e9e", "\u0130", "\u01c5", "pässwörd", "名前", "اسم", "שם", "👩‍👩‍👧‍👦", "🏳️‍🌈", "\U0010ffff",
    "Z" + "\u0351" * 60, "ﷺ" * 80, "a" * 80, "a" * 81, "a" * 255, "a" * 256, "😀" * 80, "😀" * 81, "a" * 70_000,
    "' OR 1=1 --", "<script>alert(1)</script>", "{{7*7}}", "${jndi:ldap://127.0.0.1/x}", "%s%s%n", "../../etc/passwd", "=cmd|' /C calc'!A0",
    "null", "true", "NaN", "0", "-1", "1e3", "[]", "{}", "usr_", "usr_01ARZ3NDEKTSV4RRFFQ69G5FAV", "usr_81ARZ3NDEKTSV4RRFFQ69G5FAV", "#", "USER#x", "\\", '"',
    "https://example.com/a?b=c#d", "http://user:pass@127.0.0.1:22/", "javascript:alert(1)", "data:text/html,x", "//example.com", "file:///etc/passwd",
    "a@b", "a@b.c", "@", "a@@b.de", '"a b"@example.com', "x@127.0.0.1", "x@[::1]", "x@1.2", "ä@exämple.de", "x@xn--a.example", "a" * 250 + "@b.de", "X <x@example.com>",
    "Europe/Berlin", "europe/berlin", "+01:00", "UTC+18", "Z", "SystemV/PST8PDT", "GMT0", "/etc/localtime",
    "ideation_message", "IDEATION_MESSAGE", "build_iteration", "app_hosting_day", "local", "railway", "LOCAL", "ı", "K",
]  # fmt: skip

# As they stand in JSON; all are grammatical.
NUMBERS = [
    "0", "-0", "-1", "1", "1.0", "1.5", "1E2", "1e0", "1e-1", "0.0000001", "2147483647", "2147483648", "-2147483649", "9007199254740993", "9223372036854775807",
    "9223372036854775808", "-9223372036854775809", "18446744073709551616", "1" + "0" * 400, "1e400", "-1e400", "1e-400", "1e999999999", "1e-999999999",
    "1" * 5000, "0." + "3" * 5000, "1000000", "1000001", "1E+2147483648",
]  # fmt: skip

NO_NUMBERS = ["NaN", "Infinity", "-Infinity", "+1", "01", ".5", "1.", "0x10", "1_000", "1e", "--1", "１", "1f", "1n"]

OTHER_TYPES = ["null", "true", "false", "[]", "{}", '[""]', '{"a":1}', "0", '"1"', "[1]", "[[[]]]", '""']

TIMES_IN_RANGE = [
    "1970-01-01T00:00:00Z",
    "2026-01-01T00:00:00Z",
    "2026-01-01T00:00:00.123456789Z",
    "2026-01-01T00:00:00+02:00",
    "9999-12-31T23:59:59Z",
]

TIMES_REFUSED = [
    "1969-12-31T23:59:59Z", "-0001-01-01T00:00:00Z", "0000-01-01T00:00:00Z", "10000-01-01T00:00:00Z", "+10000-01-01T00:00:00Z",
    "-999999999-01-01T00:00:00+18:00", "+999999999-12-31T23:59:59-18:00", "-1000000000-01-01T00:00:00Z", "+1000000000-12-31T23:59:59Z", "+1000000001-01-01T00:00:00Z",
    "-1000000001-01-01T00:00:00Z", "+99999999999999999999-01-01T00:00:00Z", "2026-02-30T00:00:00Z", "2026-13-01T00:00:00Z", "2026-00-10T00:00:00Z", "2026-01-01T25:00:00Z",
    "2026-01-01T00:61:00Z", "2026-01-01T00:00:00+25:00", "2026-01-01T00:00:00+18:01", "2026-01-01T00:00:00", "2026-01-01T00:00:00Z[Europe/Berlin]", "2026-W01", "now", "0",
    "1767225600", "1767225600000", "-1", "2026-01-01T00:00:00.1234567890Z", "2026-01-01 00:00:00", "01.01.2026", "٢٠٢٦-٠١-٠١", "P1D", "9999-12-31T23:59:59-18:00",
    "1970-01-01T00:00:00+18:00", "-999999999-01-01", "+999999999-12-31", "10000-01-01",
]  # fmt: skip

# Read either way: the right answer is a judgement, a fault is not.
TIMES_IN_DOUBT = [
    "2026-01-01t00:00:00z",
    "2026-01-01T24:00:00Z",
    "2026-12-31T23:59:60Z",
    "2026-01-01",
    "1970-01-01",
    "9999-12-31",
    "0000-01-01",
    "2026-01-01T00:00Z",
    "",
]

# Bytes that are no UTF-8, or spell what UTF-8 does not allow.
NO_UTF8 = [
    b"\xff", b"\xc0\xaf", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\x80", b"\xe2\x82", b"\xc3", b"\xf8\x88\x80\x80\x80",
    b"\xed\xa0\xbd\xed\xb8\x80",
]  # fmt: skip

# As they stand in JSON.
LONE_SURROGATES = [
    '"\\ud800"', '"a\\udfffb"', '"\\ude00\\ud83d"', '"\\uD83D\\u0041"', '"\\ud83d\\ud83d\\ude00"',
]  # fmt: skip

# Members that no request has, or that only the server may set.
UNKNOWN_MEMBERS = [
    "id", "userId", "status", "balance", "emailVerified", "scope", "role", "__proto__", "constructor", "@type", "@class", "", "\u0000",
    "a" * 5000, "createdAt", "version",
]  # fmt: skip

TYPES_OF_JSON = [
    b"application/json;charset=utf-8", b"application/json; charset=UTF-16", b"APPLICATION/JSON",
    b"application/json; charset=iso-8859-1", b'application/json ; a="b;c"', b"application/json; charset=nonsense", b"application/json;",
]  # fmt: skip

OTHER_MEDIA_TYPES = [
    b"text/plain", b"text/json", b"application/xml", b"application/x-www-form-urlencoded", b"multipart/form-data; boundary=x",
    b"application/jsonx", b"application/merge-patch+json", b"*/*", b"json", b"application/octet-stream", b"application/zip",
]  # fmt: skip

# Bodies of the token route.
FORMS = [
    b"grant_type=", b"grant_type=client_credentials&grant_type=x", b"grant_type=client_credentials&scope=", b"%zz=%", b"grant_type=%ff",
    b"&&&", b"=", b"a" * 9000, b"grant_type=client_credentials&scope=credits%3Aconsume+x", b"grant_type=password&username=a&password=b",
    b"grant_type=client%5Fcredentials&scope=%00",
]  # fmt: skip
