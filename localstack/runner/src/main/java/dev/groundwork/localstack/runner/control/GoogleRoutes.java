package dev.groundwork.localstack.runner.control;

import com.fasterxml.jackson.databind.JsonNode;
import dev.groundwork.localstack.google.EmailVerified;
import dev.groundwork.localstack.google.GoogleStandIn;
import dev.groundwork.localstack.google.Person;
import dev.groundwork.localstack.google.Tamper;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code /_local/google/next}: who signs in with Google from now on, and what is wrong with that person's tokens. */
final class GoogleRoutes {

    private static final Set<String> MEMBERS = Set.of("sub", "email", "emailVerified", "name", "tamper");

    private final Optional<GoogleStandIn> google;

    /**
     * @param google nothing where the issuer is another one
     */
    GoogleRoutes(Optional<GoogleStandIn> google) {
        this.google = google;
    }

    void addTo(ControlApi api) {
        api.add("GET", "google/next", r -> Optional.of(json(standIn().next())));
        api.add("POST", "google/next", this::next);
    }

    private Optional<Object> next(ControlRequest request) {
        var body = request.only(MEMBERS);
        var person = new Person(
                body.requiredText("sub"),
                body.requiredText("email"),
                emailVerified(body.body().path("emailVerified")),
                body.requiredText("name"),
                body.text("tamper").map(GoogleRoutes::tamper).orElse(Tamper.NONE));
        standIn().next(person);
        return Optional.of(json(person));
    }

    private GoogleStandIn standIn() {
        return google.orElseThrow(() -> new RefusedException(
                404, "GROUNDWORK_GOOGLE_ISSUER names another issuer, so there is no stand-in here"));
    }

    private static EmailVerified emailVerified(JsonNode value) {
        if (value.isBoolean()) {
            return value.booleanValue() ? EmailVerified.TRUE : EmailVerified.FALSE;
        }
        if (value.isNull() || value.isMissingNode()) {
            return EmailVerified.ABSENT;
        }
        return switch (value.asText()) {
            case "true" -> EmailVerified.TEXT_TRUE;
            case "false" -> EmailVerified.TEXT_FALSE;
            default ->
                throw new RefusedException(
                        422, "emailVerified has to be true, false, \"true\", \"false\" or null for no claim at all");
        };
    }

    private static Tamper tamper(String text) {
        return Tamper.parse(text)
                .orElseThrow(() -> new RefusedException(
                        422,
                        "tamper has to be one of "
                                + Arrays.stream(Tamper.values())
                                        .map(Tamper::text)
                                        .toList()));
    }

    private static Map<String, Object> json(Person person) {
        var json = new LinkedHashMap<String, Object>();
        json.put("sub", person.sub());
        json.put("email", person.email());
        json.put("emailVerified", person.emailVerified().claim().orElse(null));
        json.put("name", person.name());
        json.put("tamper", person.tamper().text());
        return json;
    }
}
