package dev.groundwork.localstack.runner;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.groundwork.localstack.cloud.secrets.SecretsManager;
import dev.groundwork.localstack.runner.cloud.JsonClient;
import dev.groundwork.localstack.runner.cloud.JsonFile;
import dev.groundwork.localstack.runner.events.FunctionInvoker;
import dev.groundwork.localstack.runner.lambda.InvocationResult;
import dev.groundwork.localstack.runner.template.Resources;
import dev.groundwork.localstack.runner.template.Template;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Sets up a new home, as an operator does at AWS: creates and rotates the secrets, and adds a service client. */
final class FirstStart {

    private static final String OPERATOR = "Operator";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> SCOPES = List.of(
            "credits:consume", "credits:hold", "credits:refund", "credits:grant", "apps:build", "accounts:operate");

    private final JsonFile<ServiceClient> clientFile;
    private final Template template;
    private final SecretsManager secrets;
    private final JsonClient client;
    private final FunctionInvoker functions;
    private final boolean tablesAreNew;

    /**
     * @param tablesAreNew whether the tables are empty: keys and clients that they held before are made again
     */
    FirstStart(Path home, Template template, SecretsManager secrets, FunctionInvoker functions, boolean tablesAreNew) {
        this.clientFile = new JsonFile<>(home.resolve("service-client.json"), new TypeReference<>() {});
        this.template = template;
        this.secrets = secrets;
        this.client = new JsonClient(secrets, "secretsmanager");
        this.functions = functions;
        this.tablesAreNew = tablesAreNew;
    }

    /** Creates the secrets that do not exist. */
    void makeSecrets() {
        for (var secret : template.secrets().values()) {
            secrets.create(
                    secret.name(),
                    secret.initial()
                            .or(() -> secret.generated().map(this::generated))
                            .orElse("{}"));
            secret.rotation().ifPresent(function -> secrets.rotatedBy(secret.name(), Resources.functionArn(function)));
        }
    }

    private String generated(Template.GeneratedSecret how) {
        var request = JsonClient.object()
                .put("PasswordLength", how.length())
                .put("ExcludeCharacters", how.excluded())
                .put("ExcludePunctuation", !how.punctuation());
        var password =
                client.call("GetRandomPassword", request).path("RandomPassword").asText();
        if (how.key().isEmpty()) {
            return password;
        }
        try {
            var template = JSON.readTree(how.template().orElse("{}"));
            if (template instanceof ObjectNode object) {
                return object.put(how.key().get(), password).toString();
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("template.yaml: a SecretStringTemplate is no JSON", e);
        }
        throw new IllegalArgumentException("template.yaml: a SecretStringTemplate is no JSON object");
    }

    /** Rotates each secret that has a rotation and was never rotated: on the first start with a home or with its tables only. */
    void rotateNewSecrets(Consumer<String> progress) {
        for (var secret : template.secrets().values()) {
            if (secret.rotation().isPresent() && (tablesAreNew || !secrets.wasRotated(secret.name()))) {
                progress.accept("first start: making the secret " + secret.name());
                try {
                    secrets.rotate(secret.name());
                } catch (SecretsManager.RotationFailedException e) {
                    throw new IllegalStateException(
                            "the secret " + secret.name() + " cannot be rotated: " + e.getMessage(), e);
                }
            }
        }
    }

    /** Returns the client of an earlier start, or a new one; nothing where the template has no operator function. */
    Optional<ServiceClient> serviceClient(Consumer<String> progress) throws InterruptedException {
        var kept = clientFile.read().filter(client -> !tablesAreNew);
        if (kept.isPresent() || !template.functions().containsKey(OPERATOR)) {
            return kept;
        }
        progress.accept("first start: making a service client");
        var command =
                JSON.createObjectNode().put("command", "create-service-client").putNull("clientId");
        SCOPES.forEach(command.putArray("scopes")::add);
        var result = functions.invoke(OPERATOR, command.toString().getBytes(StandardCharsets.UTF_8));
        if (result instanceof InvocationResult.Answered(var payload)) {
            var made = client(payload);
            clientFile.write(made);
            return Optional.of(made);
        }
        throw new IllegalStateException("no service client could be made: " + InvocationText.of(result));
    }

    private static ServiceClient client(byte[] payload) {
        try {
            var answer = JSON.readTree(payload);
            return new ServiceClient(
                    answer.required("clientId").asText(),
                    answer.required("clientSecret").asText(),
                    SCOPES);
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalStateException("the function " + OPERATOR + " did not answer with a client", e);
        }
    }
}
