package dev.groundwork.apps.source;

import dev.groundwork.appregistry.AppReader;
import dev.groundwork.hosting.source.Uploads;
import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.IdSource;
import dev.groundwork.kernel.UploadId;
import dev.groundwork.kernel.UserId;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;

/** Gives an address for a source that is too large for a request. Nothing is stored before the source comes. */
@Singleton
final class StartUpload {

    private final AppReader apps;
    private final Uploads uploads;
    private final IdSource ids;

    StartUpload(AppReader apps, Uploads uploads, IdSource ids) {
        this.apps = apps;
        this.uploads = uploads;
        this.ids = ids;
    }

    /**
     * An upload that may come.
     *
     * @param id names it afterwards
     * @param address takes it for {@link Uploads#ADDRESS_LIFE}
     */
    record Started(UploadId id, URI address) {}

    /** Starts an upload for an app of this owner; nothing where the owner has no such app. */
    Optional<Started> forApp(UserId owner, AppId app) {
        return apps.find(owner, app).map(found -> start(Uploads.Owner.of(owner, found.id())));
    }

    /** Starts an upload of one of our own services, which names it in an event. */
    Started forService() {
        return start(Uploads.Owner.SERVICES);
    }

    private Started start(Uploads.Owner owner) {
        var id = UploadId.next(ids);
        return new Started(id, uploads.address(owner, id));
    }
}
