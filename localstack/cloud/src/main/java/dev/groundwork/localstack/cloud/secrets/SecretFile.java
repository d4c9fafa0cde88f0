package dev.groundwork.localstack.cloud.secrets;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.groundwork.localstack.cloud.store.PrivateFile;
import dev.groundwork.localstack.cloud.wire.AwsError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Every secret in one file (0600), replaced whole before a change counts. One change at a time. */
final class SecretFile {

    static final int MAX_SECRETS = 500;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ARN_SUFFIX = 7;

    private final PrivateFile file;
    private NavigableMap<String, Secret> byName;

    SecretFile(Path path) {
        file = new PrivateFile(path);
        byName = file.read().map(SecretFile::parsed).orElseGet(TreeMap::new);
    }

    private static NavigableMap<String, Secret> parsed(byte[] bytes) {
        try {
            return JSON.readValue(bytes, new TypeReference<TreeMap<String, Secret>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException("the file of secrets cannot be read", e);
        }
    }

    synchronized List<Secret> all() {
        return List.copyOf(byName.values());
    }

    synchronized Optional<Secret> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** By name, ARN, or ARN without its last seven characters. */
    synchronized Secret find(String id) {
        return byName.values().stream()
                .filter(secret -> is(secret, id))
                .findFirst()
                .orElseThrow(() ->
                        new AwsError("ResourceNotFoundException", "Secrets Manager can't find the specified secret."));
    }

    private static boolean is(Secret secret, String id) {
        var arn = secret.arn();
        return id.equals(secret.name()) || id.equals(arn) || id.equals(arn.substring(0, arn.length() - ARN_SUFFIX));
    }

    /** Adds a secret; false where one of its name is there. */
    synchronized boolean add(Secret secret) {
        if (byName.containsKey(secret.name())) {
            return false;
        }
        if (byName.size() >= MAX_SECRETS) {
            throw new AwsError("LimitExceededException", "More than " + MAX_SECRETS + " secrets");
        }
        put(secret);
        return true;
    }

    /** Changes a secret that is there; what the change refuses leaves it as it was. */
    synchronized Secret change(String id, UnaryOperator<Secret> change) {
        var before = find(id);
        var after = change.apply(before);
        if (!after.equals(before)) {
            put(after);
        }
        return after;
    }

    synchronized void remove(String name) {
        var fresh = new TreeMap<>(byName);
        fresh.remove(name);
        keep(fresh);
    }

    private void put(Secret secret) {
        var fresh = new TreeMap<>(byName);
        fresh.put(secret.name(), secret);
        keep(fresh);
    }

    private void keep(NavigableMap<String, Secret> fresh) {
        try {
            file.write(JSON.writeValueAsBytes(fresh));
            byName = fresh;
        } catch (IOException e) {
            throw new UncheckedIOException("the file of secrets cannot be written", e);
        }
    }
}
