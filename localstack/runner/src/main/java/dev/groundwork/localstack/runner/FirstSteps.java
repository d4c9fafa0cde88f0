package dev.groundwork.localstack.runner;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.groundwork.localstack.runner.cloud.JsonFile;
import dev.groundwork.localstack.runner.cloud.SecretsManager;
import dev.groundwork.localstack.runner.lambda.InvocationResult;
import dev.groundwork.localstack.runner.template.Template;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What happens once in the life of a stack: secrets are made and rotated, and a service client is added, as an operator does at AWS. */
final class FirstSteps {

    private static final String OPERATOR = "Operator";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> SCOPES = List.of(
            "credits:consume", "credits:hold", "credits:refund", "credits:grant", "apps:build", "accounts:operate");

    /** Starts the functions that the secrets are for. */
    @FunctionalInterface
    interface Start {
        void functions() throws IOException, InterruptedException;
    }

    private final JsonFile<ServiceClient> clientFile;
    private final Template template;
    private final SecretsManager secrets;
    private final FunctionHost functions;

    FirstSteps(Path home, Template template, SecretsManager secrets, FunctionHost functions) {
        this.clientFile = new JsonFile<>(home.resolve("service-client.json"), new TypeReference<>() {});
        this.template = template;
        this.secrets = secrets;
        this.functions = functions;
    }

    /** Makes the secrets that are not there, starts the functions, and gives each new secret its first rotation. */
    void makeSecrets(Start start) throws IOException, InterruptedException {
        var fresh = template.secrets().values().stream()
                .filter(secret -> secrets.create(secret.name(), secret.initial()))
                .filter(secret -> secret.rotation().isPresent())
                .toList();
        start.functions();
        for (var secret : fresh) {
            new Rotation(functions).rotate(secret);
        }
    }

    /** The client of an earlier start, or a new one. */
    ServiceClient serviceClient() throws IOException, InterruptedException {
        var kept = clientFile.read();
        if (kept.isPresent()) {
            return kept.get();
        }
        var command = JSON.writeValueAsBytes(Map.of("command", "create-service-client", "scopes", SCOPES));
        if (functions.invoke(OPERATOR, command) instanceof InvocationResult.Answered(var payload)) {
            var answer = JSON.readTree(payload);
            var client = new ServiceClient(
                    answer.path("clientId").asText(),
                    answer.path("clientSecret").asText(),
                    SCOPES);
            clientFile.write(client);
            return client;
        }
        throw new IllegalStateException("no service client could be made: see the log of the function " + OPERATOR);
    }
}
