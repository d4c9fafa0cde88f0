package dev.groundwork.hosting.domain;

import dev.groundwork.hosting.dns.DnsResolver;
import dev.groundwork.hosting.dns.DnsResolver.Answer;
import java.util.Set;

/** Follows a domain in DNS to see whether it leads to the provider. */
final class DomainRoute {

    /** The most names that are followed one after the other. */
    private static final int MAX_NAMES = 5;

    private final DnsResolver dns;

    DomainRoute(DnsResolver dns) {
        this.dns = dns;
    }

    /** The end of the way. */
    enum End {
        /** A target of the provider's. */
        PROVIDER,
        /** Another name. */
        ELSEWHERE,
        /** Nothing: there is no such name, or it has no address. */
        NOWHERE,
        /** Addresses without a name, as at the top of a domain; or DNS does not say. */
        UNKNOWN
    }

    /**
     * Follows a domain.
     *
     * @param targets the names that lead to the provider
     */
    End follow(String domain, Set<String> targets) {
        var name = domain;
        for (int i = 0; i < MAX_NAMES; i++) {
            switch (dns.cname(name)) {
                case Answer.Found(var values)
                when values.stream().anyMatch(targets::contains) -> {
                    return End.PROVIDER;
                }
                case Answer.Found(var values) -> name = values.getFirst();
                case Answer.Absent() -> {
                    return atLast(domain, i == 0);
                }
                case Answer.Unavailable() -> {
                    return End.UNKNOWN;
                }
            }
        }
        return End.ELSEWHERE;
    }

    private End atLast(String domain, boolean isFirst) {
        return switch (dns.addresses(domain)) {
            case Answer.Found found -> isFirst ? End.UNKNOWN : End.ELSEWHERE;
            case Answer.Absent() -> End.NOWHERE;
            case Answer.Unavailable() -> End.UNKNOWN;
        };
    }
}
