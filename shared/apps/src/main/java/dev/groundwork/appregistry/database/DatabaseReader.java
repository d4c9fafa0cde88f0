package dev.groundwork.appregistry.database;

import dev.groundwork.kernel.AppId;
import java.util.Optional;

/** Reads the databases of apps. Each read sees every write that came before it. The caller has checked whose app it is. */
public interface DatabaseReader {

    /** Finds the database of an app, a removed one too. */
    Optional<AppDatabase> find(AppId app);
}
