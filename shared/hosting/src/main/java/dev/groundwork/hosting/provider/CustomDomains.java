package dev.groundwork.hosting.provider;

import dev.groundwork.appregistry.model.Serving.ServiceId;
import java.util.List;

/**
 * The domains of owners at a provider. The caller has checked that the domain is its owner's: a provider cannot tell our users apart. Each
 * method is safe to repeat.
 */
public interface CustomDomains {

    /** The state of a domain at its provider. */
    enum DomainState {
        /** The records are not found yet, or the provider has not looked. */
        PENDING_DNS,
        /** The provider checks the records. */
        VERIFYING,
        /** The records are right; the certificate is made. */
        ISSUING_CERTIFICATE,
        ACTIVE,
        /** The provider has given up; the detail says why. */
        FAILED,
        /** A state that is not known here. */
        UNKNOWN
    }

    /** The use of a DNS record. */
    enum RecordPurpose {
        ROUTING,
        PROVIDER_VERIFICATION,
        CERTIFICATE
    }

    /**
     * A DNS record that the owner has to make.
     *
     * @param type such as {@code CNAME}
     * @param host its fully qualified name
     * @param value its value
     * @param purpose its use
     */
    record DnsRecord(String type, String host, String value, RecordPurpose purpose) {}

    /**
     * A domain at its provider.
     *
     * @param domain its name, in A-labels
     * @param state its state
     * @param records what the owner has to make
     * @param detail what the provider says of it, for the owner; empty when nothing
     */
    record CustomDomain(String domain, DomainState state, List<DnsRecord> records, String detail) {

        public CustomDomain {
            records = List.copyOf(records);
        }
    }

    /**
     * Returns true if the provider looks at the records of an active domain at each read, so that its word tells when they are lost. Otherwise a domain
     * stays active there once it was.
     */
    default boolean watchesDns() {
        return false;
    }

    /** Adds a domain to a service, or returns it if the service has it. Another service's domain is a name conflict. */
    ProviderOutcome<CustomDomain> add(ServiceId service, String domain);

    /** Reads a domain of a service. */
    ProviderOutcome<CustomDomain> read(ServiceId service, String domain);

    /** Asks the provider to check the records now. */
    ProviderOutcome<CustomDomain> verify(ServiceId service, String domain);

    /** Removes a domain from a service; one that is not there counts as removed. */
    ProviderOutcome<ServiceId> remove(ServiceId service, String domain);
}
