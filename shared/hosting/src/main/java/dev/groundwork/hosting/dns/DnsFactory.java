package dev.groundwork.hosting.dns;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Secondary;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.net.InetSocketAddress;
import org.xbill.DNS.ResolverConfig;
import org.xbill.DNS.SimpleResolver;

/** Makes the resolver that {@code GROUNDWORK_DNS} names as {@code host:port}; the system's where it is empty. */
@Factory
final class DnsFactory {

    @Bean
    @Singleton
    @Secondary
    DnsResolver resolver(@Value("${groundwork.dns}") String server) {
        return new DnsJavaResolver(
                () -> server.isEmpty() ? ResolverConfig.getCurrentConfig().server() : address(server));
    }

    /** Reads {@code host:port}, an IPv6 address in brackets; the port may be left out. */
    static InetSocketAddress address(String server) {
        var colon = server.lastIndexOf(':');
        var hasPort = colon >= 0
                && !server.endsWith("]")
                && server.substring(colon + 1).matches("\\d{1,5}");
        var host = hasPort ? server.substring(0, colon) : server;
        var port = hasPort ? Integer.parseInt(server.substring(colon + 1)) : SimpleResolver.DEFAULT_PORT;
        return new InetSocketAddress(host.replaceAll("^\\[|]$", ""), port);
    }
}
