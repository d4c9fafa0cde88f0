package dev.groundwork.hosting.source;

/**
 * A reason why a source is refused.
 *
 * @param entry the offending entry's path, with control characters replaced and shortened; empty for the archive itself
 * @param code stable snake_case code
 * @param detail one sentence for people
 */
public record SourceFinding(String entry, String code, String detail) {

    private static final int MAX_SHOWN = 200;

    public SourceFinding {
        var shown = entry.length() <= MAX_SHOWN ? entry : entry.substring(0, MAX_SHOWN) + "…";
        entry = shown.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]", "\uFFFD");
    }
}
