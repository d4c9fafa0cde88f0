package dev.groundwork.appregistry.model;

import dev.groundwork.kernel.DnsLabel;

/**
 * The name of an app in urls and at providers: a DNS label. It is unique over all apps, which the registry guarantees, and not reissued for
 * 90 days after its app is deleted.
 *
 * @param value the label
 */
public record AppSlug(String value) {

    /** The slug of a name without a Latin letter or digit; it is reserved, so it always gets a suffix. */
    private static final String NO_LATIN_LETTER = "app";

    public AppSlug {
        value = new DnsLabel(value).value();
    }

    /**
     * Returns a slug for a name.
     *
     * @param suffix the part that makes it unique, of {@code [a-z0-9]}; empty for the plain one
     */
    public static AppSlug of(AppName name, String suffix) {
        return new AppSlug(label(name).with(suffix).value());
    }

    /** Returns true if the plain slug of a name must not be issued. */
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
