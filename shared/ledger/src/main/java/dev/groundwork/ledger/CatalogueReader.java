package dev.groundwork.ledger;

import dev.groundwork.ledger.model.Catalogue;
import java.util.Optional;

/** Reads the versions of the catalogue. A version never changes: what was sold is honoured as its version says. */
public interface CatalogueReader {

    /** Returns the version in force. */
    Catalogue newest();

    /** Returns a version, nothing where there is none of this number. */
    Optional<Catalogue> version(int number);
}
