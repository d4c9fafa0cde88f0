package dev.groundwork.localstack.runner.tables;

import dev.groundwork.localstack.cloud.CloudService;
import dev.groundwork.localstack.runner.cloud.JsonClient;
import dev.groundwork.localstack.runner.events.StreamSource;
import dev.groundwork.localstack.runner.template.Template;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/** The tables at another endpoint that speaks the API of DynamoDB and of DynamoDB Streams. */
public final class RemoteTables implements Tables {

    private final RemoteDynamoDb service;
    private final RemoteStreams streams;
    private final ItemExpiry expiry;
    private final List<Template.TableResource> tables;

    /**
     * @param tables of the template
     * @param credentials sign the requests; an endpoint on this machine looks at the key at most
     * @param time the system's
     * @param progress receives a sentence where the endpoint refuses
     */
    public RemoteTables(
            URI url,
            Collection<Template.TableResource> tables,
            Credentials credentials,
            InstantSource time,
            Consumer<String> progress) {
        this.service = new RemoteDynamoDb(url, credentials, time);
        this.tables = List.copyOf(tables);
        var api = new JsonClient(service, "DynamoDB_20120810");
        this.streams = new RemoteStreams(api, new JsonClient(service, "DynamoDBStreams_20120810"), progress);
        this.expiry = new ItemExpiry(api);
    }

    @Override
    public CloudService service() {
        return service;
    }

    @Override
    public StreamSource streams() {
        return streams;
    }

    @Override
    public void expire(Instant now) {
        tables.forEach(
                table -> table.ttlAttribute().ifPresent(attribute -> expiry.expire(table.name(), attribute, now)));
    }

    @Override
    public void close() {
        streams.close();
        service.close();
    }
}
