package dev.groundwork.apps.domains;

import dev.groundwork.appregistry.domain.DomainName;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Reads the names of domains as people write them: host names of any script become A-labels by UTS 46 as browsers make them, without regard to
 * case or a dot at the end. Names are refused that cannot be one owner's: public suffixes, ours, the providers'.
 */
@Singleton
final class DomainNames {

    /** Domains under which providers give out names, or that are the providers' own. */
    private static final List<String> PROVIDERS = List.of(
            "railway.app",
            "railway.com",
            "railway.dev",
            "rlwy.net",
            "render.com",
            "onrender.com",
            "vercel.app",
            "vercel.com",
            "vercel.dev",
            "vercel-dns.com",
            "vercel-infra.com",
            "now.sh",
            "zeit.co",
            "github.com",
            "github.io",
            "githubusercontent.com");

    /** Names that never lead to the same place for everybody (RFC 6761, RFC 6762, RFC 7686, RFC 9476). */
    private static final List<String> SPECIAL =
            List.of("localhost", "local", "internal", "invalid", "onion", "alt", "arpa", "lan", "home", "corp");

    private static final int MAX_TEXT = 1_000;

    private final String webOrigin;

    DomainNames(@Value("${groundwork.web.origin}") String webOrigin) {
        this.webOrigin = webOrigin;
    }

    /** The outcome of reading a name. */
    sealed interface Outcome {

        /**
         * A name that can be one owner's.
         *
         * @param isApex true if nothing but a public suffix stands above it
         */
        record Valid(DomainName domain, boolean isApex) implements Outcome {}

        /** A name that cannot be used. */
        record Refused(String detail) implements Outcome {}
    }

    /** Reads a name. */
    Outcome read(String text) {
        if (text.length() > MAX_TEXT || text.indexOf('%') >= 0) {
            return new Outcome.Refused("That is not a domain, for example www.example.com.");
        }
        if (text.startsWith("*.")) {
            return new Outcome.Refused("A wildcard cannot be proven. Add each domain by itself.");
        }
        var host = host(text);
        return host.isEmpty()
                ? new Outcome.Refused("That is not a domain, for example www.example.com.")
                : check(host.get());
    }

    private Outcome check(String host) {
        var domain = DomainName.parse(host);
        if (domain.isEmpty()) {
            return new Outcome.Refused(
                    host.length() > DomainName.MAX_LENGTH
                            ? "The domain is too long."
                            : "A domain is two labels or more of letters, digits and hyphens, and no address.");
        }
        if (isUnder(host, PROVIDERS)) {
            return new Outcome.Refused("That domain belongs to a hosting provider.");
        }
        if (isUnder(host, own())) {
            return new Outcome.Refused("That domain is ours.");
        }
        if (isUnder(host, SPECIAL)) {
            return new Outcome.Refused("That name cannot be reached from everywhere.");
        }
        var registrable = registrable(host);
        if (registrable == null || registrable("x." + host) == null) {
            return new Outcome.Refused("That is a public suffix: many owners have domains under it.");
        }
        return new Outcome.Valid(domain.get(), registrable.equals(host));
    }

    private static boolean isUnder(String host, Iterable<String> suffixes) {
        for (var suffix : suffixes) {
            if (host.equals(suffix) || host.endsWith("." + suffix)) {
                return true;
            }
        }
        return false;
    }

    /** Returns the domain of a host that is registered below a public suffix, null for a suffix. */
    private static @Nullable String registrable(String host) {
        return url(host).map(HttpUrl::topPrivateDomain).orElse(null);
    }

    /** Returns the canonical form of a host name, without a dot at its end. */
    private static Optional<String> host(String text) {
        return url(text)
                .map(HttpUrl::host)
                .map(host -> host.endsWith(".") ? host.substring(0, host.length() - 1) : host);
    }

    private static Optional<HttpUrl> url(String host) {
        try {
            return Optional.of(new HttpUrl.Builder().scheme("https").host(host).build());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Returns what belongs to this installation: the host of its pages, and the domain that it stands in. */
    private Set<String> own() {
        var names = new HashSet<String>();
        var host = Optional.ofNullable(URI.create(webOrigin).getHost()).map(name -> name.toLowerCase(Locale.ROOT));
        host.ifPresent(names::add);
        host.map(DomainNames::registrable).ifPresent(names::add);
        return names;
    }
}
