package dev.groundwork.hosting.provider.railway;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import graphql.GraphQLContext;
import graphql.GraphQLException;
import graphql.execution.RawVariables;
import graphql.execution.ValuesResolver;
import graphql.introspection.IntrospectionResultToSchema;
import graphql.language.Document;
import graphql.language.OperationDefinition;
import graphql.schema.Coercing;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.MockedWiringFactory;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.ScalarWiringEnvironment;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import graphql.validation.Validator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Railway's official schema, where it lies beside the project: each document and its variables are validated against it. */
final class RailwaySchema {

    private static final String FILE = "railway-schema.introspection.json";

    /** Read once: it has 600 types. */
    private static final Optional<RailwaySchema> FOUND = look();

    private final GraphQLSchema schema;

    private RailwaySchema(GraphQLSchema schema) {
        this.schema = schema;
    }

    /** Reads the schema from {@code GROUNDWORK_CONTRACTS} or {@code ../shared/contracts}; nothing where it is not there. */
    static Optional<RailwaySchema> find() {
        return FOUND;
    }

    private static Optional<RailwaySchema> look() {
        var beside = Stream.ofNullable(System.getProperty("maven.multiModuleProjectDirectory"))
                .map(root -> Path.of(root).resolveSibling("shared").resolve("contracts"));
        return Stream.concat(
                        Stream.ofNullable(System.getenv("GROUNDWORK_CONTRACTS")).map(Path::of), beside)
                .map(folder -> folder.resolve(FILE))
                .filter(Files::isRegularFile)
                .findFirst()
                .map(RailwaySchema::read);
    }

    private static RailwaySchema read(Path file) {
        try {
            Map<String, Map<String, Object>> answer =
                    new ObjectMapper().readValue(file.toFile(), new TypeReference<>() {});
            var document = new IntrospectionResultToSchema().createSchemaDefinition(answer.get("data"));
            var registry = new SchemaParser().buildRegistry(document);
            var wiring = RuntimeWiring.newRuntimeWiring()
                    .wiringFactory(new AnyScalar())
                    .build();
            return new RailwaySchema(new SchemaGenerator().makeExecutableSchema(registry, wiring));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes any value for a scalar of Railway's own. */
    private static final class AnyScalar extends MockedWiringFactory {

        @Override
        public GraphQLScalarType getScalar(ScalarWiringEnvironment environment) {
            return GraphQLScalarType.newScalar()
                    .name(environment.getScalarTypeDefinition().getName())
                    .coercing(new Coercing<Object, Object>() {
                        @Override
                        public Object parseValue(Object input, GraphQLContext context, Locale locale) {
                            return input;
                        }
                    })
                    .build();
        }
    }

    /** Returns what the schema has against a document. */
    List<String> validate(Document document) {
        return new Validator()
                .validateDocument(schema, document, Locale.ROOT).stream()
                        .map(error -> error.getMessage())
                        .toList();
    }

    /** Returns what the schema has against a request: unknown or missing fields, arguments and members, wrong types. */
    List<String> findings(Document document, Map<String, Object> variables) {
        var findings = new ArrayList<>(validate(document));
        var operation = document.getDefinitionsOfType(OperationDefinition.class).getFirst();
        try {
            ValuesResolver.coerceVariableValues(
                    schema,
                    operation.getVariableDefinitions(),
                    RawVariables.of(variables),
                    GraphQLContext.getDefault(),
                    Locale.ROOT);
        } catch (GraphQLException e) {
            findings.add(e.getMessage());
        }
        return findings;
    }
}
