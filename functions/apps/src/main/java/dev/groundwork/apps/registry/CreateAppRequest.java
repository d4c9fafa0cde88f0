package dev.groundwork.apps.registry;

import static dev.groundwork.json.JsonBody.JsonType.TEXT;

import dev.groundwork.appregistry.model.AppIdentity;
import dev.groundwork.appregistry.model.AppIdentity.IdeaId;
import dev.groundwork.appregistry.model.AppIdentity.ProviderName;
import dev.groundwork.json.Members;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;

/**
 * The body of a request to create an app.
 *
 * @param name what its owner calls it
 * @param ideaId the idea that it is made from
 * @param provider where it runs; the default provider if left out
 */
record CreateAppRequest(
        @Schema(type = "string") AppIdentity.Name name,
        @Schema(type = "string") IdeaId ideaId,
        @Schema(type = "string", nullable = true) Optional<ProviderName> provider) {

    /** The rule of a name. */
    static final String NAME = "1 to 80 characters, no control characters.";

    static CreateAppRequest read(Members body) {
        var name = body.required("name", TEXT, AppIdentity.Name::parse, "invalid_name", NAME);
        var idea =
                body.required("ideaId", TEXT, IdeaId::parse, "invalid_idea_id", "1 to 128 of A-Z, a-z, 0-9, _ and -.");
        var provider = body.optional(
                "provider", TEXT, ProviderName::parse, "unknown_value", "railway, render, vercel or local.");
        return new CreateAppRequest(name.get(), idea.get(), provider.get());
    }
}
