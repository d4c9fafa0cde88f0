package dev.groundwork.hosting.provider.vercel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.appregistry.model.Serving.ServiceId;
import dev.groundwork.hosting.provider.CustomDomains;
import dev.groundwork.hosting.provider.CustomDomains.CustomDomain;
import dev.groundwork.hosting.provider.CustomDomains.DnsRecord;
import dev.groundwork.hosting.provider.CustomDomains.DomainState;
import dev.groundwork.hosting.provider.CustomDomains.RecordPurpose;
import dev.groundwork.hosting.provider.ProviderOutcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class VercelDomainsTest {

    private final VercelWorld world = new VercelWorld();
    private final CustomDomains domains = world.provider().domains().orElseThrow();
    private final ServiceId service = new ServiceId(world.api().stranger("shop"));

    @AfterEach
    void everyRequestIsValid() {
        assertThat(world.api().findings()).isEmpty();
        world.api().close();
    }

    private static CustomDomain answer(ProviderOutcome<CustomDomain> outcome) {
        assertThat(outcome).isInstanceOf(ProviderOutcome.Answered.class);
        return ((ProviderOutcome.Answered<CustomDomain>) outcome).value();
    }

    @Test
    @DisplayName(
            "INFRA-HOST-848 a domain at Vercel has the records that Vercel recommends and asks for; a check too early refuses nothing")
    void domains() {
        var added = answer(domains.add(service, "www.example.com"));

        assertThat(added.state()).isEqualTo(DomainState.PENDING_DNS);
        assertThat(added.records())
                .containsExactly(
                        new DnsRecord("CNAME", "www.example.com", "cname.vercel-dns.test", RecordPurpose.ROUTING),
                        new DnsRecord(
                                "TXT",
                                "_vercel.www.example.com",
                                "vc-domain-verify=www.example.com",
                                RecordPurpose.PROVIDER_VERIFICATION));
        assertThat(answer(domains.add(service, "example.com")).records().getFirst())
                .isEqualTo(new DnsRecord("A", "example.com", "76.76.21.21", RecordPurpose.ROUTING));
        assertThat(answer(domains.verify(service, "www.example.com")).state()).isEqualTo(DomainState.PENDING_DNS);
        world.api().domain(service.value(), "www.example.com", true);
        assertThat(answer(domains.verify(service, "www.example.com")).state()).isEqualTo(DomainState.ACTIVE);

        var other = new ServiceId(world.api().stranger("other"));
        assertThat(domains.add(other, "www.example.com")).isEqualTo(new ProviderOutcome.NameConflict<>());
        assertThat(domains.read(other, "www.example.com")).isEqualTo(new ProviderOutcome.Missing<>());
        for (int i = 0; i < 2; i++) {
            assertThat(domains.remove(service, "www.example.com")).isEqualTo(new ProviderOutcome.Answered<>(service));
        }
        assertThat(domains.read(service, "www.example.com")).isEqualTo(new ProviderOutcome.Missing<>());
    }
}
