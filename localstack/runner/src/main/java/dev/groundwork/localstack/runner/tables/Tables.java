package dev.groundwork.localstack.runner.tables;

import dev.groundwork.localstack.cloud.CloudService;
import dev.groundwork.localstack.runner.events.StreamSource;
import java.io.IOException;
import java.time.Instant;

/** The DynamoDB of the stack: its API, its streams, and the expiry of items by the product's clock. */
public interface Tables extends AutoCloseable {

    /** Returns the API. */
    CloudService service();

    /** Returns the streams of the tables. */
    StreamSource streams();

    /** Deletes the items whose time to live is over. */
    void expire(Instant now);

    @Override
    void close() throws IOException;
}
