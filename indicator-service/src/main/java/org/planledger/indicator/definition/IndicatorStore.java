package org.planledger.indicator.definition;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.planledger.kernel.version.Versioned;

/// Keeps indicators. Withdrawn ones stay as rows, so that followers learn of the withdrawal.
@ApplicationScoped
class IndicatorStore implements PanacheRepositoryBase<IndicatorEntity, String> {
    private static final int AT_ONCE = 500;

    Optional<Versioned<Indicator>> find(String code) {
        return find("code = ?1 and not deleted", code).firstResultOptional().map(IndicatorEntity::versioned);
    }

    /// Those of the codes that exist.
    Map<String, Indicator> findAll(Collection<String> codes) {
        return list("code in ?1 and not deleted", codes).stream()
                .map(IndicatorEntity::indicator)
                .collect(Collectors.toMap(Indicator::code, indicator -> indicator));
    }

    /// All that there are. They are read without being kept, or else each write of the transaction would look through
    /// all of them for changes.
    List<Indicator> all() {
        return getEntityManager().createQuery("""
                        select new org.planledger.indicator.definition.Indicator(
                            code, name, unit, direction, decimals, nature, frequency, aggregation, reporting, dueDay,
                            negativeAllowed, combinedFirstMonths, numerator, denominator, factor)
                        from IndicatorEntity where not deleted
                        """, Indicator.class).getResultList();
    }

    /// The codes of all, also of withdrawn ones.
    List<String> codes() {
        return getEntityManager()
                .createQuery("select code from IndicatorEntity", String.class)
                .getResultList();
    }

    /// The codes of the derived indicators that are computed from this one.
    List<String> derivedFrom(String code) {
        return list("(numerator = ?1 or denominator = ?1) and not deleted", Sort.by("code"), code).stream()
                .map(entity -> entity.code)
                .toList();
    }

    /// The regions of which there are figures of the indicator, or targets that it or what is derived from it measures.
    Set<String> regionsOf(String code) {
        List<?> regions = getEntityManager()
                .createNativeQuery("""
                        select region from series where indicator = ?1
                        union
                        select target.region from target join indicator on indicator.code = target.indicator
                        where ?1 in (indicator.code, indicator.numerator, indicator.denominator) and not target.deleted
                        """, String.class)
                .setParameter(1, code)
                .getResultList();
        return regions.stream().map(String.class::cast).collect(Collectors.toUnmodifiableSet());
    }

    /// Keeps others from storing the first figure of the indicator until the transaction ends: whoever posts a
    /// figure holds a key-share lock on this row.
    void holdAgainstFigures(String code) {
        getEntityManager()
                .createNativeQuery("select 1 from indicator where code = ?1 for update")
                .setParameter(1, code)
                .getResultList();
    }

    /// Stores the indicator as a new version.
    ///
    /// @return the version
    long save(Indicator indicator) {
        IndicatorEntity entity = findById(indicator.code());
        if (entity == null) {
            entity = made(indicator);
            persist(entity);
        } else {
            entity.take(indicator);
        }
        flush();
        return entity.version;
    }

    /// Stores indicators of codes that none has had, all at once.
    void add(List<Indicator> indicators) {
        getSession().setJdbcBatchSize(AT_ONCE);
        for (Indicator indicator : indicators) {
            persist(made(indicator));
        }
        flush();
    }

    private static IndicatorEntity made(Indicator indicator) {
        IndicatorEntity entity = new IndicatorEntity();
        entity.code = indicator.code();
        entity.take(indicator);
        return entity;
    }

    long withdraw(String code) {
        IndicatorEntity entity = findById(code);
        entity.deleted = true;
        entity.version++;
        flush();
        return entity.version;
    }

    /// The indicators after the code, by code.
    List<Indicator> list(IndicatorFilter filter, String after, int limit) {
        StringBuilder query = new StringBuilder("code > :after and not deleted");
        Parameters parameters = Parameters.with("after", after);
        if (filter.text() != null) {
            query.append(" and (locate(lower(:text), lower(name)) > 0 or locate(lower(:text), code) > 0)");
            parameters.and("text", filter.text());
        }
        if (filter.unit() != null) {
            query.append(" and unit = :unit");
            parameters.and("unit", filter.unit());
        }
        if (filter.frequency() != null) {
            query.append(" and frequency = :frequency");
            parameters.and("frequency", filter.frequency());
        }
        if (filter.derived() != null) {
            query.append(filter.derived() ? " and numerator is not null" : " and numerator is null");
        }
        return find(query.toString(), Sort.by("code"), parameters).range(0, limit - 1).stream()
                .map(IndicatorEntity::indicator)
                .toList();
    }
}
