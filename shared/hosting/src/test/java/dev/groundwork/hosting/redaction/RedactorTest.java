package dev.groundwork.hosting.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The decoder that looks for a secret here knows nothing of the redactor: it decodes all that could be base64, from each place of a group. */
final class RedactorTest {

    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]{4,}");

    @Property(tries = 300)
    @Label("INFRA-HOST-557 a planted secret never comes out: plain, percent-encoded, in base64 at every offset")
    void planted(
            @ForAll("secrets") String secret,
            @ForAll("around") String before,
            @ForAll("around") String after,
            @ForAll @IntRange(max = 5) int form) {
        var written = before + secret + after;
        var line =
                switch (form) {
                    case 0 -> written;
                    case 1 -> "x=" + URLEncoder.encode(written, StandardCharsets.UTF_8);
                    case 2 -> everyByteEscaped(written);
                    case 3 -> "Basic " + Base64.getEncoder().encodeToString(utf8(written));
                    case 4 -> "." + Base64.getUrlEncoder().withoutPadding().encodeToString(utf8(written)) + ".";
                    default ->
                        "?t="
                                + URLEncoder.encode(
                                        Base64.getEncoder().encodeToString(utf8(written)), StandardCharsets.UTF_8);
                };

        var redacted = Redactor.of(List.of(secret)).redact(line);

        assertThat(redacted).contains("[redacted]");
        assertThat(shows(redacted, secret)).as(redacted).isFalse();
    }

    @Provide
    Arbitrary<String> secrets() {
        return Arbitraries.strings()
                .withChars("abcXYZ0189+/=%&: _-ä€.")
                .ofMinLength(6)
                .ofMaxLength(60);
    }

    @Provide
    Arbitrary<String> around() {
        return Arbitraries.strings().withChars("qwe {\"ü").ofMaxLength(7);
    }

    @Test
    @DisplayName("INFRA-HOST-558 what is no secret stays as it is, and so do short values")
    void others() {
        var redactor = Redactor.of(List.of("short", "the-real-secret"));

        assertThat(redactor.redact("GET /%41?x=1+2 short 100% äöü\t✓")).isEqualTo("GET /%41?x=1+2 short 100% äöü\t✓");
        assertThat(redactor.redact("a the-real-secret b")).isEqualTo("a [redacted] b");
        assertThat(Redactor.of(List.of()).redact("anything")).isEqualTo("anything");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "the-re\u001b[0mal-secret",
                "the-real-\u0000secret",
                "the-real-secretthe-real-secret",
                "the-real-the-real-secret-secret",
                "\u001b]0;the-real-secret\u0007the-real-secret",
                "the-real-sec\u009bret"
            })
    @DisplayName("INFRA-HOST-559 control characters hide no secret, and what stands in itself goes whole")
    void hidden(String line) {
        assertThat(Redactor.of(List.of("the-real-secret")).redact(line))
                .doesNotContain("the-real-secret")
                .contains("[redacted]");
    }

    @Test
    @DisplayName(
            "INFRA-HOST-560 each line of a secret is one, the password of a url is one, and base64 that a tool breaks into lines is found")
    void parts() {
        var key = String.join("\r\n", "-----BEGIN KEY-----", "MIIEowIBAAKCAQEAsecretline1", "q83vEiMecretline2secret");
        var url = "postgres://user:p%40ssw0rd-long@db.internal/app";
        var redactor = Redactor.of(List.of(key, url, "x".repeat(30) + "yz".repeat(40)));

        assertThat(redactor.redact("line MIIEowIBAAKCAQEAsecretline1")).isEqualTo("line [redacted]");
        assertThat(redactor.redact("log in as user with p@ssw0rd-long")).isEqualTo("log in as user with [redacted]");
        assertThat(redactor.redact("connect " + url)).isEqualTo("connect [redacted]");
        var encoded = Base64.getMimeEncoder().encodeToString(utf8("x".repeat(30) + "yz".repeat(40)));
        assertThat(encoded.lines().map(redactor::redact)).allMatch(line -> line.startsWith("[redacted]"));
    }

    private static boolean shows(String text, String secret) {
        var escaped = text.contains("%") ? unescaped(text, false) : text;
        return List.of(text, escaped, unescaped(text, true)).stream()
                .anyMatch(view -> view.contains(secret) || inBase64(view, secret));
    }

    private static boolean inBase64(String text, String secret) {
        var runs = BASE64.matcher(text);
        while (runs.find()) {
            var run = runs.group().replace('-', '+').replace('_', '/');
            for (int skipped = 0; skipped < 4; skipped++) {
                var rest = run.substring(Math.min(skipped, run.length()));
                var whole = rest.substring(0, rest.length() / 4 * 4);
                var decoded = new String(Base64.getDecoder().decode(whole), StandardCharsets.UTF_8);
                if (decoded.contains(secret)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String unescaped(String text, boolean isForm) {
        var bytes = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); ) {
            if (text.charAt(i) == '%' && text.substring(i).matches("(?s)%[0-9A-Fa-f]{2}.*")) {
                bytes.write(Integer.parseInt(text.substring(i + 1, i + 3), 16));
                i += 3;
            } else {
                var one = new String(Character.toChars(text.codePointAt(i)));
                bytes.writeBytes(utf8(isForm && one.equals("+") ? " " : one));
                i += one.length();
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static String everyByteEscaped(String text) {
        var escaped = new StringBuilder();
        for (var one : utf8(text)) {
            escaped.append("%%%02x".formatted(one));
        }
        return escaped.toString();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(utf8(text));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    @DisplayName("INFRA-HOST-577 a text of several lines stays one of several lines, and no line of it shows a secret")
    void lines() {
        var redactor = Redactor.of(List.of("first-secret\nsecond-secret"));

        assertThat(redactor.redactLines("It ended:\r\n> first-secret\n\u001b[1msecond-\u0000secret\n"))
                .isEqualTo("It ended:\n> [redacted]\n[redacted]");
    }

    @Test
    @DisplayName("INFRA-HOST-880 a token of GitHub goes by its look, whatever its length and whoever got it")
    void gitHubTokens() {
        var none = Redactor.of(List.of());
        var longest = "ghs_1234567_eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiIxIn0.c2ln-_" + "x".repeat(600);

        assertThat(none.redact("fatal: https://x-access-token:" + longest + "@github.com/o/r.git"))
                .isEqualTo("fatal: https://x-access-token:[redacted]@github.com/o/r.git");
        assertThat(none.redact("token ghs_16C7e42F292c6912E7710c838347Ae178B4a!"))
                .isEqualTo("token [redacted]!");
        assertThat(none.redact("gh\u0007s_16C7e42F292c6912E7")).doesNotContain("16C7e42F");
        assertThat(none.redact("github_pat_11ABCDEFG0_abcdefghi ghp_abcdefghabcdefgh"))
                .isEqualTo("[redacted] [redacted]");
        assertThat(shows(none.redact("Basic " + base64("x-access-token:" + longest)), "c2ln-_xxx"))
                .isFalse();
        assertThat(none.redact("url " + everyByteEscaped(longest))).isEqualTo("url [redacted]");
        assertThat(none.redact("ghs_ is a prefix, sighs_deeply_and_long_enough is none"))
                .isEqualTo("ghs_ is a prefix, sighs_deeply_and_long_enough is none");
    }
}
