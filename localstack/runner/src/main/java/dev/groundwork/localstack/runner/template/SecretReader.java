package dev.groundwork.localstack.runner.template;

import java.util.Optional;

/** Reads secrets. */
final class SecretReader {

    private static final int DEFAULT_LENGTH = 32;
    private static final int MAX_LENGTH = 4096;

    private SecretReader() {}

    static Template.SecretResource secret(Properties secret) {
        secret.allow("Name", "Description", "SecretString", "GenerateSecretString", "KmsKeyId", "Tags");
        return new Template.SecretResource(
                secret.where(),
                secret.requiredText("Name"),
                secret.text("SecretString"),
                secret.has("GenerateSecretString")
                        ? Optional.of(generated(secret.child("GenerateSecretString")))
                        : Optional.empty(),
                Optional.empty());
    }

    private static Template.GeneratedSecret generated(Properties how) {
        how.allow(
                "SecretStringTemplate",
                "GenerateStringKey",
                "PasswordLength",
                "ExcludeCharacters",
                "ExcludePunctuation");
        return new Template.GeneratedSecret(
                how.text("SecretStringTemplate"),
                how.text("GenerateStringKey"),
                how.number("PasswordLength", DEFAULT_LENGTH, 1, MAX_LENGTH),
                how.text("ExcludeCharacters").orElse(""),
                !how.flag("ExcludePunctuation", false));
    }
}
