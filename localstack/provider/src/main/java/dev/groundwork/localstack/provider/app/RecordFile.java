package dev.groundwork.localstack.provider.app;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.groundwork.localstack.provider.file.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The file of a service's record, which only its owner can read, since it has the app's variables; always replaced whole. */
final class RecordFile {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Path file;

    RecordFile(Path folder) {
        this.file = folder.resolve("service.json");
    }

    Optional<ServiceRecord> read() {
        try {
            return Files.exists(file)
                    ? Optional.of(JSON.readValue(Files.readAllBytes(file), ServiceRecord.class))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot be read: " + file, e);
        }
    }

    void write(ServiceRecord record) {
        try {
            WholeFile.write(file, JSON.writeValueAsBytes(record));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot be written: " + file, e);
        }
    }
}
