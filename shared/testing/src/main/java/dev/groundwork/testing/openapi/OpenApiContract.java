package dev.groundwork.testing.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The OpenAPI 3.0 document of another service, against which each request to its stand-in is checked: path, query and body. It is stricter
 * than the document in one thing: members that the document does not name are found, since a service takes them and does nothing.
 */
public final class OpenApiContract {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ID = "https://groundwork.test/contract";

    private final SchemaRegistry registry;
    private final Operations operations;
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

    private OpenApiContract(JsonNode document) {
        var strict = StrictSchemas.of(document);
        this.operations = new Operations(strict);
        this.registry = SchemaRegistry.withDialect(
                Dialects.getOpenApi30(), builder -> builder.schemas(Map.of(ID, strict.toString())));
    }

    /**
     * Reads a document from {@code GROUNDWORK_CONTRACTS} or, without it, from {@code ../shared/contracts} beside the project.
     *
     * @return nothing where it is not there: the documents are not part of the project
     */
    public static Optional<OpenApiContract> find(String file) {
        return ContractFileFactory.find(file).map(OpenApiContract::read);
    }

    private static OpenApiContract read(Path file) {
        try {
            return new OpenApiContract(JSON.readTree(Files.readString(file)));
        } catch (IOException e) {
            throw new IllegalStateException("the contract cannot be read: " + file, e);
        }
    }

    /**
     * Checks a request.
     *
     * @param path below the address of the server that the document names
     * @param query as it stands in the request, without the question mark; may be empty
     * @param body JSON, or empty
     * @return what is wrong, nothing when the request is valid
     */
    public List<String> check(String method, String path, String query, byte[] body) {
        return operations
                .find(method, path)
                .map(operation -> check(operation, query, body))
                .orElseGet(() -> List.of("no operation " + method + " " + path));
    }

    private List<String> check(Operations.Operation operation, String query, byte[] body) {
        var found = new ArrayList<String>();
        found.addAll(operation.query().check(query, this::findings));
        found.addAll(body(operation, body));
        return found.stream().map(f -> operation.name() + ": " + f).toList();
    }

    private List<String> body(Operations.Operation operation, byte[] body) {
        if (operation.body().isEmpty()) {
            return body.length == 0 ? List.of() : List.of("a body that the document does not describe");
        }
        if (body.length == 0) {
            return operation.needsBody() ? List.of("no body") : List.of();
        }
        try {
            return findings(operation.body().get(), JSON.readTree(new String(body, StandardCharsets.UTF_8)));
        } catch (IOException e) {
            return List.of("a body that is not JSON");
        }
    }

    /** Validates a value against the schema at a JSON pointer of the document. */
    private List<String> findings(String pointer, JsonNode value) {
        var schema = schemas.computeIfAbsent(pointer, p -> registry.getSchema(SchemaLocation.of(ID + "#" + p)));
        return Objects.requireNonNull(schema).validate(value).stream()
                .map(Object::toString)
                .toList();
    }
}
