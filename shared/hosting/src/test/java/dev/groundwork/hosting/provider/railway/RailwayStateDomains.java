package dev.groundwork.hosting.provider.railway;

import java.util.List;
import java.util.Map;

/** The custom domains that the stand-in of Railway keeps. */
final class RailwayStateDomains {

    private RailwayStateDomains() {}

    static Map<String, Object> create(RailwayStateProject project, String name) {
        if (project.customDomains.containsKey(name)) {
            throw new RailwayState.Refused("The domain is taken");
        }
        project.customDomains.put(
                name,
                customDomain(
                        name,
                        "DNS_RECORD_STATUS_REQUIRES_UPDATE",
                        false,
                        "CERTIFICATE_STATUS_TYPE_VALIDATING_OWNERSHIP"));
        return project.customDomains.get(name);
    }

    /** Returns a custom domain in a state. */
    static Map<String, Object> customDomain(String name, String routed, boolean isVerified, String certificate) {
        var zone = name.substring(name.indexOf('.') + 1);
        return Map.of(
                "id",
                "cd-" + name,
                "domain",
                name,
                "status",
                Map.of(
                        "verified",
                        isVerified,
                        "verificationToken",
                        "railway-verify=abc",
                        "verificationDnsHost",
                        "_railway-verify." + name.substring(0, name.indexOf('.')),
                        "certificateStatus",
                        certificate,
                        "certificateErrorMessage",
                        "the words of Railway",
                        "dnsRecords",
                        List.of(Map.of(
                                "fqdn",
                                name,
                                "zone",
                                zone,
                                "recordType",
                                "DNS_RECORD_TYPE_CNAME",
                                "requiredValue",
                                "abc.up.railway.test",
                                "status",
                                routed,
                                "purpose",
                                "DNS_RECORD_PURPOSE_TRAFFIC_ROUTE"))));
    }
}
