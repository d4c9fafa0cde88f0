package dev.groundwork.auth.export;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The position at which a part of an export starts.
 *
 * @param section the list
 * @param after a position within the list, in the list's own terms; nothing for its start
 */
record ExportPosition(Section section, Optional<String> after) {

    /** The lists of an export, in their order. */
    public enum Section {
        ACTIVITY("[0-9A-Z]{26}"),
        LEDGER("[0-9]{1,18}"),
        PAYMENTS("\\w{1,100}"),
        APPS("\\S{1,100}"),
        DEPLOYMENTS("\\S{0,100} \\S{0,100}");

        private final Pattern position;

        Section(String position) {
            this.position = Pattern.compile(position);
        }

        /** The list after this one. */
        public Optional<Section> next() {
            return switch (this) {
                case ACTIVITY -> Optional.of(LEDGER);
                case LEDGER -> Optional.of(PAYMENTS);
                case PAYMENTS -> Optional.of(APPS);
                case APPS -> Optional.of(DEPLOYMENTS);
                case DEPLOYMENTS -> Optional.empty();
            };
        }
    }

    /** The start of an export. */
    public static final ExportPosition START = new ExportPosition(Section.ACTIVITY, Optional.empty());

    /** The start of a list. */
    public static ExportPosition of(Section section) {
        return new ExportPosition(section, Optional.empty());
    }

    /** Returns the position that {@link #toString} wrote, or nothing for any other text. */
    public static Optional<ExportPosition> parse(String text) {
        var cut = text.indexOf(' ');
        if (cut < 0) {
            return Optional.empty();
        }
        var after = Optional.of(text.substring(cut + 1)).filter(rest -> !rest.isEmpty());
        return Arrays.stream(Section.values())
                .filter(section -> section.name().equals(text.substring(0, cut)))
                .filter(section ->
                        after.isEmpty() || section.position.matcher(after.get()).matches())
                .map(section -> new ExportPosition(section, after))
                .findFirst();
    }

    @Override
    public String toString() {
        return section + " " + after.orElse("");
    }
}
