package dev.groundwork.auth.profile;

import java.net.URI;
import java.util.Optional;

/**
 * The URL of a picture of a person: an absolute {@code https} URL with a host and without user information (RFC 3986), at most 2048 characters.
 * It is shown to its owner, never fetched.
 *
 * @param value the URL
 */
record AvatarUrl(URI value) {

    private static final int MAX_LENGTH = 2048;

    public AvatarUrl {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not the URL of a picture");
        }
    }

    /** Returns the URL that {@code text} spells, or nothing if it spells none. */
    public static Optional<AvatarUrl> parse(String text) {
        try {
            return Optional.of(URI.create(text)).filter(AvatarUrl::isValid).map(AvatarUrl::new);
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // no URI at all
        }
    }

    private static boolean isValid(URI uri) {
        return uri.toString().length() <= MAX_LENGTH
                && "https".equalsIgnoreCase(uri.getScheme())
                && uri.getHost() != null
                && uri.getRawUserInfo() == null;
    }
}
