package dev.groundwork.appregistry.domain;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of a custom domain: two labels or more in lower-case ASCII, without a dot at its end. Names of other scripts stand as A-labels (RFC
 * 5890). It leaves room for the label of its proof within the 253 characters of a name (RFC 1035 section 2.3.4).
 *
 * @param value the name
 */
public record DomainName(String value) {

    /** The label under which the proof of a domain stands. */
    public static final String PROOF_LABEL = "_groundwork-verify.";

    /** The most characters. */
    public static final int MAX_LENGTH = 253 - PROOF_LABEL.length();

    private static final String LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";

    /** The last label holds a letter and is no hexadecimal number, so that no form of an IPv4 address is a name. */
    private static final Pattern SHAPE =
            Pattern.compile("(?:" + LABEL + "\\.)+(?!0x[0-9a-f]*$)(?=[a-z0-9-]*[a-z])" + LABEL);

    public DomainName {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not the name of a domain");
        }
    }

    /** Returns the domain of this canonical text. */
    public static Optional<DomainName> parse(String text) {
        return isValid(text) ? Optional.of(new DomainName(text)) : Optional.empty();
    }

    private static boolean isValid(String text) {
        return text.length() <= MAX_LENGTH && SHAPE.matcher(text).matches();
    }

    /** Returns the name under which the proof stands. */
    public String proofHost() {
        return PROOF_LABEL + value;
    }

    @Override
    public String toString() {
        return value;
    }
}
