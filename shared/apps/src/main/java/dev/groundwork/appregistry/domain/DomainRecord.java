package dev.groundwork.appregistry.domain;

import java.util.Locale;

/**
 * A DNS record that an owner has to make for a domain.
 *
 * @param type such as {@code TXT} or {@code CNAME}
 * @param host its fully qualified name
 * @param value its value
 * @param purpose its use
 */
public record DomainRecord(String type, String host, String value, Purpose purpose) {

    /** The use of a record. */
    public enum Purpose {
        /** Proves to us that the domain is the owner's. */
        OWNERSHIP,
        /** Leads requests to the provider. */
        ROUTING,
        /** Proves to the provider that the domain is ours to use. */
        PROVIDER_VERIFICATION,
        /** Lets the provider get a certificate. */
        CERTIFICATE;

        /** Returns the text that callers see. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
