package dev.groundwork.localstack.cloud.s3;

import dev.groundwork.localstack.cloud.CloudRequest;
import dev.groundwork.localstack.cloud.CloudResponse;
import dev.groundwork.localstack.cloud.CloudService;
import dev.groundwork.localstack.cloud.wire.AwsError;
import dev.groundwork.localstack.cloud.wire.Ids;
import dev.groundwork.localstack.cloud.wire.Xml;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Amazon S3 (REST, path style and virtual-host style): objects, their listing, and presigned addresses, whose signature and expiry are
 * verified. Uploads in parts are not known.
 */
public final class S3 implements CloudService {

    private static final int NO_CONTENT = 204;
    private static final int FORBIDDEN = 403;
    private static final int NOT_IMPLEMENTED = 501;
    private static final String CORS_METHODS = "GET, HEAD, PUT";
    private static final String CORS_MAX_AGE = "3000";

    private final S3Options options;
    private final Buckets buckets;
    private final Objects objects;
    private final InstantSource clock;
    private final Ids ids;

    /**
     * @param folder where the objects are kept
     * @param clock what presigned addresses expire by: the clock that they are signed with
     * @param random safe for any number of threads
     */
    public S3(Path folder, S3Options options, InstantSource clock, RandomGenerator random) {
        this.options = options;
        this.buckets = Buckets.open(folder, options.maxObjects());
        this.objects = new Objects(buckets, options, clock);
        this.clock = clock;
        this.ids = new Ids(random);
    }

    /** Makes a bucket if it is not there. */
    public void createBucket(String name) {
        buckets.create(name);
    }

    @Override
    public CloudResponse handle(CloudRequest request) {
        return cors(request, answer(request)).with("x-amz-request-id", ids.text(16, "0123456789ABCDEF"));
    }

    private CloudResponse answer(CloudRequest request) {
        try {
            if (request.method().equals("OPTIONS")) {
                return preflight(request);
            }
            var address = S3Address.of(request);
            Signed.check(request, address, options.secretKey(), clock.instant());
            return address.key().isEmpty() ? bucket(request, address) : object(request, address);
        } catch (AwsError refusal) {
            var xml = Xml.document().open("Error").text("Code", refusal.code()).text("Message", refusal.text());
            xml.text("Resource", request.path()).close("Error");
            return CloudResponse.text(refusal.status(), "application/xml", xml.toString());
        }
    }

    private CloudResponse bucket(CloudRequest request, S3Address address) {
        if (address.bucket().isEmpty()) {
            throw notImplemented(request);
        }
        return switch (request.method()) {
            case "PUT" -> {
                buckets.create(address.bucket());
                yield empty(200).with("Location", "/" + address.bucket());
            }
            case "HEAD" -> {
                buckets.check(address.bucket());
                yield empty(200);
            }
            case "GET" -> {
                if (!address.query().containsKey("list-type")) {
                    throw notImplemented(request);
                }
                yield new Listing(buckets, address).answer();
            }
            default -> throw notImplemented(request);
        };
    }

    private CloudResponse object(CloudRequest request, S3Address address) {
        if (address.query().containsKey("uploads") || address.query().containsKey("uploadId")) {
            throw notImplemented(request);
        }
        return switch (request.method()) {
            case "PUT" ->
                request.header("x-amz-copy-source").isEmpty()
                        ? objects.put(request, address)
                        : objects.copy(request, address);
            case "GET", "HEAD" -> objects.get(request, address);
            case "DELETE" -> {
                buckets.delete(address.bucket(), address.key());
                yield empty(NO_CONTENT);
            }
            default -> throw notImplemented(request);
        };
    }

    /** Answers a browser's preflight for a page of one of the product's origins that uses a presigned address. */
    private CloudResponse preflight(CloudRequest request) {
        if (allowed(request).isEmpty()) {
            throw new AwsError(FORBIDDEN, "AccessForbidden", "CORSResponse: This CORS request is not allowed.");
        }
        var wanted = request.header("access-control-request-headers");
        var answer = empty(200)
                .with("Access-Control-Allow-Methods", CORS_METHODS)
                .with("Access-Control-Max-Age", CORS_MAX_AGE);
        return wanted.isEmpty() ? answer : answer.with("Access-Control-Allow-Headers", wanted);
    }

    private CloudResponse cors(CloudRequest request, CloudResponse answer) {
        return allowed(request)
                .map(origin -> answer.with("Access-Control-Allow-Origin", origin)
                        .with("Access-Control-Expose-Headers", "ETag")
                        .with("Vary", "Origin"))
                .orElse(answer);
    }

    private Optional<String> allowed(CloudRequest request) {
        return Optional.of(request.header("origin")).filter(options.allowedOrigins()::contains);
    }

    static CloudResponse empty(int status) {
        return new CloudResponse(status, Map.of(), new byte[0]);
    }

    private static AwsError notImplemented(CloudRequest request) {
        return new AwsError(
                NOT_IMPLEMENTED,
                "NotImplemented",
                "A " + request.method() + " that you provided implies functionality that is not implemented");
    }
}
