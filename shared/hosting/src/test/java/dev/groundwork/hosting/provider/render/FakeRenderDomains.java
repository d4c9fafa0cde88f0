package dev.groundwork.hosting.provider.render;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.groundwork.hosting.provider.rest.FakeApi.Call;
import dev.groundwork.hosting.provider.rest.FakeApi.Reply;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The custom domains of the stand-in of Render. */
final class FakeRenderDomains {

    private final Collection<FakeRenderService> services;
    private int number;

    FakeRenderDomains(Collection<FakeRenderService> services) {
        this.services = services;
    }

    Reply answer(Call call, List<String> parts, FakeRenderService stored) {
        if (parts.size() == 3) {
            return call.method().equals("POST")
                    ? addDomain(call.body().path("name").asText(), stored)
                    : listed(stored.domains);
        }
        var domain = stored.domains.get(parts.get(3));
        if (domain == null) {
            return FakeRender.failure(404, "not_found", "custom domain not found");
        }
        if (call.method().equals("DELETE")) {
            stored.domains.remove(parts.get(3));
            return Reply.empty(204);
        }
        return parts.size() == 5 ? Reply.empty(202) : Reply.of(200, domain);
    }

    private static Reply listed(Map<String, ObjectNode> domains) {
        var all = FakeRender.json().createArrayNode();
        domains.forEach((name, domain) -> all.addObject().put("cursor", name).set("customDomain", domain));
        return Reply.of(200, all);
    }

    /** Adds a domain and its twin, as Render does. */
    private Reply addDomain(String name, FakeRenderService stored) {
        if (services.stream().anyMatch(service -> service.domains.containsKey(name))) {
            return FakeRender.failure(409, "conflict", "the domain exists");
        }
        var twin = name.startsWith("www.") ? name.substring(4) : "www." + name;
        var added = FakeRender.json().createArrayNode();
        added.add(domain(name, "", stored));
        if (!stored.domains.containsKey(twin)) {
            added.add(domain(twin, name, stored));
        }
        return Reply.of(201, added);
    }

    private ObjectNode domain(String name, String redirect, FakeRenderService stored) {
        var domain = FakeRender.json()
                .createObjectNode()
                .put("id", "cdm-" + ++number)
                .put("name", name)
                .put("domainType", name.chars().filter(c -> c == '.').count() == 1 ? "apex" : "subdomain")
                .put("publicSuffix", "com")
                .put("redirectForName", redirect)
                .put("verificationStatus", "unverified")
                .put("createdAt", FakeRender.START.toString());
        stored.domains.put(name, domain);
        return domain;
    }
}
