package org.planledger.indicator.definition;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

/// Lets indicators and targets be written one at a time, so that what one write relies on (a component, a parent,
/// that nobody uses an indicator) is not taken away by another. They are written rarely; figures do not take it.
@ApplicationScoped
public class DefinitionLock {
    private static final long KEY = 7_301_144_920L;

    /// Takes the lock on a connection.
    public static final String STATEMENT = "select pg_advisory_xact_lock(" + KEY + ")";

    private final EntityManager database;

    DefinitionLock(EntityManager database) {
        this.database = database;
    }

    /// Waits for the lock and holds it until the transaction ends.
    public void take() {
        database.createNativeQuery("select cast(pg_advisory_xact_lock(?1) as text)")
                .setParameter(1, KEY)
                .getResultList();
    }
}
