package dev.groundwork.localstack.runner.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.groundwork.localstack.runner.lambda.InvocationResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/** {@code POST /_local/catalogue/packages/{id}}: publishes a version of the catalogue by the product's own function. */
final class CatalogueRoutes {

    private static final String FUNCTION = "Catalogue";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ControlOperations work;

    CatalogueRoutes(ControlOperations work) {
        this.work = work;
    }

    void addTo(ControlApi api) {
        api.add("POST", "catalogue/packages/{}", this::publish);
    }

    private Optional<Object> publish(ControlRequest request) throws InterruptedException {
        var body = request.only(Set.of("credits", "price", "active")).body();
        request.number("credits", 1, 1);
        request.number("price", 1, 1);
        if (body.hasNonNull("active") && !body.path("active").isBoolean()) {
            throw new RefusedException(422, "active has to be true or false");
        }
        var id = request.segments().get(2);
        var answer = invoke(((ObjectNode) body.deepCopy()).put("packageId", id));
        return switch (answer.path("outcome").asText()) {
            case "published" -> Optional.of(answer);
            case "unknown_package" -> throw new RefusedException(404, "there is no package " + id);
            case "invalid" -> throw new RefusedException(422, "credits or price is more than a package can have");
            default -> throw new RefusedException(409, "others publish at the same time");
        };
    }

    private JsonNode invoke(ObjectNode command) throws InterruptedException {
        var result = work.invoke(FUNCTION, command.toString().getBytes(StandardCharsets.UTF_8));
        if (!(result instanceof InvocationResult.Answered(var payload))) {
            throw new RefusedException(502, "the function " + FUNCTION + " has not answered");
        }
        try {
            return JSON.readTree(payload);
        } catch (IOException e) {
            throw new UncheckedIOException("the answer of the function is no JSON", e);
        }
    }
}
