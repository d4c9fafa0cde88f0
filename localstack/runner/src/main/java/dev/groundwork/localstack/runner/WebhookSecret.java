package dev.groundwork.localstack.runner;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.groundwork.localstack.cloud.secrets.SecretsManager;
import dev.groundwork.localstack.runner.cloud.JsonClient;
import dev.groundwork.localstack.runner.template.Template;
import java.util.Optional;

/** The secret that a sender's webhooks are signed with, as it is in Secrets Manager now. */
final class WebhookSecret {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonClient client;
    private final Optional<String> name;

    /**
     * @param lastPart the last part of the secret's name
     */
    WebhookSecret(Template template, SecretsManager secrets, String lastPart) {
        client = new JsonClient(secrets, "secretsmanager");
        name = template.secrets().values().stream()
                .map(Template.SecretResource::name)
                .filter(n -> n.endsWith("/" + lastPart))
                .findFirst();
    }

    /** Tells whether the template has it. */
    boolean exists() {
        return name.isPresent();
    }

    /** Returns its current version. */
    String current() {
        var request = JsonClient.object().put("SecretId", name.orElseThrow());
        var text = client.call("GetSecretValue", request).path("SecretString").asText("{}");
        try {
            return JSON.readTree(text).path("secret").asText();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the secret of a webhook is no JSON", e);
        }
    }

    /** Enters another one, unless it is this one already; the one before verifies on. */
    void enter(String secret) {
        if (!secret.equals(current())) {
            var value = JsonClient.object().put("secret", secret).toString();
            client.call(
                    "PutSecretValue",
                    JsonClient.object().put("SecretId", name.orElseThrow()).put("SecretString", value));
        }
    }
}
