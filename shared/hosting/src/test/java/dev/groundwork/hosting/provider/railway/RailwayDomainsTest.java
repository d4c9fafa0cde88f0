package dev.groundwork.hosting.provider.railway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.hosting.provider.CustomDomains.DnsRecord;
import dev.groundwork.hosting.provider.CustomDomains.DomainState;
import dev.groundwork.hosting.provider.CustomDomains.RecordPurpose;
import dev.groundwork.hosting.provider.railway.RailwayDomainJson.CustomDomainStatus;
import dev.groundwork.hosting.provider.railway.RailwayDomainJson.DnsRecords;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RailwayDomainsTest {

    private static RailwayDomainJson.CustomDomain domain(
            String routed, boolean isVerified, String certificate, String token) {
        var route = new DnsRecords(
                "www.example.com",
                "example.com",
                "DNS_RECORD_TYPE_CNAME",
                "abc.up.railway.app",
                "DNS_RECORD_STATUS_" + routed,
                "DNS_RECORD_PURPOSE_TRAFFIC_ROUTE");
        var status = new CustomDomainStatus(
                isVerified,
                token,
                "_railway-verify.www",
                "CERTIFICATE_STATUS_TYPE_" + certificate,
                null,
                List.of(route));
        return new RailwayDomainJson.CustomDomain("cd-1", "www.example.com", status);
    }

    @ParameterizedTest
    @CsvSource({
        "REQUIRES_UPDATE,false,VALIDATING_OWNERSHIP,PENDING_DNS",
        "REQUIRES_UPDATE,true,VALID,PENDING_DNS",
        "UNSPECIFIED,false,UNSPECIFIED,PENDING_DNS",
        "PROPAGATED,false,VALIDATING_OWNERSHIP,VERIFYING",
        "PROPAGATED,true,ISSUING,ISSUING_CERTIFICATE",
        "PROPAGATED,true,UNSPECIFIED,ISSUING_CERTIFICATE",
        "PROPAGATED,true,VALID,ACTIVE",
        "PROPAGATED,true,ISSUE_FAILED,FAILED",
        "PROPAGATED,true,SOMETHING_NEW,UNKNOWN"
    })
    @DisplayName(
            "INFRA-HOST-849 the states of a domain at Railway by its records, its proof and its certificate; a new word is unknown")
    void states(String routed, boolean isVerified, String certificate, DomainState expected) {
        assertThat(RailwayDomains.read(domain(routed, isVerified, certificate, "abc"))
                        .state())
                .isEqualTo(expected);
    }

    @Test
    @DisplayName("INFRA-HOST-851 Railway's TXT record is fully qualified and carries its prefix once")
    void records() {
        for (var token : List.of("abc", "railway-verify=abc")) {
            assertThat(RailwayDomains.read(domain("PROPAGATED", true, "VALID", token))
                            .records())
                    .containsExactly(
                            new DnsRecord("CNAME", "www.example.com", "abc.up.railway.app", RecordPurpose.ROUTING),
                            new DnsRecord(
                                    "TXT",
                                    "_railway-verify.www.example.com",
                                    "railway-verify=abc",
                                    RecordPurpose.PROVIDER_VERIFICATION));
        }
    }
}
