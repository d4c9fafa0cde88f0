package dev.groundwork.appregistry.model;

import dev.groundwork.kernel.DnsLabel;

/**
 * An app's name in urls and at providers: a DNS label. Unique over all apps, which the registry guarantees, and not reissued for 90 days after
 * its app is gone.
 *
 * @param value the label
 */
public record AppSlug(String value) {

    /** What stands for a name without a Latin letter or digit; it is reserved, so it always comes with a suffix. */
    private static final String NO_LATIN_LETTER = "app";

    public AppSlug {
        value = new DnsLabel(value).value();
    }

    /**
     * A slug for this name.
     *
     * @param suffix what makes it unique, of {@code [a-z0-9]}; empty for the plain one
     */
    public static AppSlug of(AppName name, String suffix) {
        return new AppSlug(label(name).with(suffix).value());
    }

    /** Whether the plain slug of this name must not be issued. */
    public static boolean needsSuffix(AppName name) {
        return label(name).isReserved();
    }

    private static DnsLabel label(AppName name) {
        return DnsLabel.of(name.value(), NO_LATIN_LETTER);
    }

    @Override
    public String toString() {
        return value;
    }
}
