package dev.groundwork.hosting.redaction;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Takes secrets out of texts: plain, percent-encoded (RFC 3986, and forms), and in base64 in either alphabet, wherever they stand in what was encoded.
 * Of a secret with several lines each line is one; of a URL with a password the password is one too. Texts of less than {@value #SHORTEST} characters are
 * no secrets. Sequences that control a terminal go first, so that none hides a secret.
 */
public final class Redactor {

    /** The length from which on a text is a secret. */
    static final int SHORTEST = 6;

    private static final String INSTEAD = "[redacted]";

    /** Escape sequences (ECMA-48), then any control character but the tabulator, and halves of surrogate pairs. */
    private static final Pattern CONTROLS = Pattern.compile(
            "\\x1B(?:\\[[0-?]*[ -/]*[@-~]|\\][^\\x07\\x1B]*(?:\\x07|\\x1B\\\\)?|[@-Z\\\\^_])|[\\p{Cc}&&[^\\t]]|\\p{Cs}");

    /**
     * The tokens of GitHub by their look, whoever holds them: another process of ours may have got one that this one does not know. They have no fixed
     * length, and may have a JWT in them.
     */
    private static final Pattern GITHUB_TOKEN =
            Pattern.compile("(?<![A-Za-z0-9])(?:gh[pousr]_|github_pat_)[A-Za-z0-9_.-]{16,}");

    /** Base64 that is long enough for a token of GitHub. */
    private static final Pattern BASE64_RUN = Pattern.compile("[A-Za-z0-9+/]{28,}");

    private static final Pattern LINE_END = Pattern.compile("\\R");

    /** The lengths at which tools break base64 into lines (RFC 2045 section 6.8, RFC 7468 section 2). */
    private static final int[] LINE_LENGTHS = {76, 64};

    private final Set<String> plain;
    private final Set<String> base64;

    private Redactor(Set<String> plain, Set<String> base64) {
        this.plain = plain;
        this.base64 = base64;
    }

    /** Returns a redactor of these secrets. */
    public static Redactor of(Collection<String> secrets) {
        var plain = new HashSet<String>();
        var base64 = new HashSet<String>();
        secrets.stream()
                .flatMap(Redactor::parts)
                .filter(part -> part.length() >= SHORTEST)
                .map(part -> part.getBytes(StandardCharsets.UTF_8))
                .forEach(part -> plain.add(new String(part, StandardCharsets.ISO_8859_1)));
        secrets.stream()
                .flatMap(secret -> Stream.concat(Stream.of(secret), parts(secret)))
                .filter(secret -> secret.length() >= SHORTEST)
                .map(secret -> secret.getBytes(StandardCharsets.UTF_8))
                .forEach(secret -> addBase64(secret, base64));
        return new Redactor(plain, base64);
    }

    /** Returns the lines of a secret as a cleaned text shows them, and the password in it. */
    private static Stream<String> parts(String secret) {
        var lines = LINE_END.splitAsStream(secret).map(Redactor::clean);
        return Stream.concat(lines, password(secret).stream());
    }

    private static Optional<String> password(String secret) {
        try {
            return Optional.ofNullable(new URI(secret).getUserInfo())
                    .filter(user -> user.indexOf(':') >= 0)
                    .map(user -> user.substring(user.indexOf(':') + 1));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** Adds what is the same in every base64 text that has the secret somewhere: it begins at one of three places of a group. */
    private static void addBase64(byte[] secret, Set<String> needles) {
        for (int before = 0; before < 3; before++) {
            var shifted = new byte[before + secret.length];
            System.arraycopy(secret, 0, shifted, before, secret.length);
            var text = Base64.getEncoder().withoutPadding().encodeToString(shifted);
            int own = shifted.length * 8 / 6;
            needles.add(text.substring((before * 8 + 5) / 6, own));
        }
        var text = Base64.getEncoder().withoutPadding().encodeToString(secret);
        Arrays.stream(LINE_LENGTHS).filter(length -> text.length() > length).forEach(length -> {
            for (int at = 0; at + SHORTEST <= text.length(); at += length) {
                needles.add(text.substring(at, Math.min(text.length(), at + length)));
            }
        });
    }

    /** Returns a text of several lines without secrets and without what controls a terminal, its lines as they are. */
    public String redactLines(String text) {
        return text.lines().map(this::redact).collect(Collectors.joining("\n"));
    }

    /** Returns a line without secrets and without what controls a terminal. */
    public String redact(String text) {
        var clean = clean(text);
        if (clean.length() < SHORTEST) {
            return clean;
        }
        var found = new BitSet(clean.length());
        mark(TextView.plain(clean), found);
        if (clean.indexOf('%') >= 0) {
            mark(TextView.unescaped(clean, false), found);
        }
        if (clean.indexOf('+') >= 0) {
            mark(TextView.unescaped(clean, true), found);
        }
        return found.isEmpty() ? clean : without(clean, found);
    }

    private void mark(TextView view, BitSet found) {
        plain.forEach(secret -> view.mark(secret, found));
        GITHUB_TOKEN.matcher(view.bytes()).results().forEach(token -> view.mark(token.start(), token.end(), found));
        var standard = view.standardBase64();
        base64.forEach(secret -> standard.mark(secret, found));
        BASE64_RUN.matcher(standard.bytes()).results().forEach(run -> markTokens(standard, run, found));
    }

    /** Marks tokens of GitHub in a run of base64, from whichever place of a group it is decoded. */
    private static void markTokens(TextView view, MatchResult run, BitSet found) {
        for (int skipped = 0; skipped < 4; skipped++) {
            int start = run.start() + skipped;
            int length = (run.end() - start) / 4 * 4;
            var decoded = Base64.getDecoder().decode(view.bytes().substring(start, start + length));
            GITHUB_TOKEN
                    .matcher(new String(decoded, StandardCharsets.ISO_8859_1))
                    .results()
                    .forEach(token ->
                            view.mark(start + token.start() * 8 / 6, start + (token.end() * 8 + 5) / 6, found));
        }
    }

    private static String without(String text, BitSet found) {
        var left = new StringBuilder();
        int at = 0;
        for (int start = found.nextSetBit(0); start >= 0; start = found.nextSetBit(at)) {
            left.append(text, at, start).append(INSTEAD);
            at = found.nextClearBit(start);
        }
        return left.append(text, at, text.length()).toString();
    }

    private static String clean(String text) {
        return CONTROLS.matcher(text).replaceAll("");
    }
}
