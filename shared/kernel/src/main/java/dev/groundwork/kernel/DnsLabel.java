package dev.groundwork.kernel;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * One DNS label of {@code [a-z0-9]} and single hyphens, at most 63 characters (RFC 1035 section 2.3.1, RFC 1123 section 2.1), as it stands in
 * urls and host names.
 *
 * @param value the label
 */
public record DnsLabel(String value) {

    private static final int MAX_LENGTH = 63;

    /** The longest label that is made of a name; a suffix still fits behind it. */
    private static final int MAX_BASE_LENGTH = 40;

    private static final Pattern LABEL = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*");

    /** Latin letters that are no base letter with a mark, which Unicode's decomposition leaves as they are. */
    private static final Map<String, String> UNDECOMPOSED = Map.ofEntries(
            Map.entry("ß", "ss"),
            Map.entry("æ", "ae"),
            Map.entry("œ", "oe"),
            Map.entry("ø", "o"),
            Map.entry("đ", "d"),
            Map.entry("ð", "d"),
            Map.entry("þ", "th"),
            Map.entry("ł", "l"),
            Map.entry("ħ", "h"),
            Map.entry("ı", "i"),
            Map.entry("ŋ", "ng"),
            Map.entry("ŧ", "t"));

    public DnsLabel {
        if (value.length() > MAX_LENGTH || !LABEL.matcher(value).matches()) {
            throw new IllegalArgumentException("no DNS label");
        }
    }

    /**
     * The label that a name makes, at most 40 characters: its Latin letters without marks and its digits, with hyphens between the words.
     *
     * @param otherwise what stands for a name without a Latin letter or digit
     */
    public static DnsLabel of(String name, String otherwise) {
        var latin = Normalizer.normalize(name, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
        for (var letter : UNDECOMPOSED.entrySet()) {
            latin = latin.replace(letter.getKey(), letter.getValue());
        }
        var words = latin.replaceAll("['’]", "").replaceAll("[^a-z0-9]+", "-").replaceAll("^-+", "");
        var cut = words.substring(0, Math.min(MAX_BASE_LENGTH, words.length())).replaceAll("-+$", "");
        return new DnsLabel(cut.isEmpty() ? otherwise : cut);
    }

    /** The label with something behind it that makes it another; nothing stays nothing. */
    public DnsLabel with(String suffix) {
        return suffix.isEmpty() ? this : new DnsLabel(value + "-" + suffix);
    }

    /**
     * Tells whether the label must not be given to anybody: it would look like ours, like a role (RFC 2142), like a part of the web's own furniture, or like a
     * word that breaks programs. An internationalised label (RFC 5890 section 2.3.1) needs no rule: its two hyphens are not to be had.
     */
    public boolean isReserved() {
        return ReservedLabels.ALL.contains(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
