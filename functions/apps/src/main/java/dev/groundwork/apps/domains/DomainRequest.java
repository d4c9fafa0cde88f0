package dev.groundwork.apps.domains;

import static dev.groundwork.json.JsonBody.JsonType.TEXT;

import dev.groundwork.json.Members;
import java.util.Optional;

/**
 * The body of a request to claim a domain.
 *
 * @param domain as its owner writes it, in any script
 */
record DomainRequest(String domain) {

    static DomainRequest read(Members body) {
        var domain = body.required("domain", TEXT, Optional::of, "invalid_domain", "Such as www.example.com.");
        return new DomainRequest(domain.get());
    }
}
