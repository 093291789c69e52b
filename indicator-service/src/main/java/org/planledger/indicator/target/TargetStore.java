package org.planledger.indicator.target;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.planledger.kernel.version.Versioned;

/// Keeps targets. Withdrawn ones stay as rows, so that followers learn of the withdrawal.
@ApplicationScoped
class TargetStore implements PanacheRepositoryBase<TargetEntity, String> {

    Optional<Versioned<Target>> find(String id) {
        return find("id = ?1 and not deleted", id).firstResultOptional().map(TargetEntity::versioned);
    }

    /// The ids of the targets that are a share of this one.
    List<String> childrenOf(String id) {
        return list("parent = ?1 and not deleted", Sort.by("id"), id).stream()
                .map(entity -> entity.id)
                .toList();
    }

    List<Target> ofIndicator(String indicator) {
        return list("indicator = ?1 and not deleted", Sort.by("id"), indicator).stream()
                .map(TargetEntity::target)
                .toList();
    }

    /// The target, the one that it is a share of, and so on upwards.
    @SuppressWarnings("unchecked")
    List<String> withAncestors(String id) {
        return getEntityManager()
                .createNativeQuery("""
                        with recursive line (id, parent) as (
                            select id, parent from target where id = ?1 and not deleted
                            union
                            select above.id, above.parent from target above join line on above.id = line.parent)
                        select id from line
                        """, String.class)
                .setParameter(1, id)
                .getResultList();
    }

    /// Stores the target as a new version.
    ///
    /// @return the version
    long save(Target target) {
        TargetEntity entity = findById(target.id());
        boolean isNew = entity == null;
        if (isNew) {
            entity = new TargetEntity();
            entity.id = target.id();
        }
        entity.take(target);
        if (isNew) {
            persist(entity);
        }
        flush();
        return entity.version;
    }

    /// Stores the target with other revisions as a new version.
    ///
    /// @return the version
    long revise(String id, List<TargetRevision> standing) {
        TargetEntity entity = findById(id);
        entity.revisions = RevisionsColumn.write(standing);
        entity.version++;
        flush();
        return entity.version;
    }

    long withdraw(String id) {
        TargetEntity entity = findById(id);
        entity.deleted = true;
        entity.version++;
        flush();
        return entity.version;
    }

    /// The targets after the id, by id.
    List<Target> list(TargetFilter filter, String after, int limit) {
        StringBuilder query = new StringBuilder("id > :after and not deleted");
        Parameters parameters = Parameters.with("after", after);
        and(query, parameters, "plan", filter.plan());
        and(query, parameters, "task", filter.task());
        and(query, parameters, "indicator", filter.indicator());
        and(query, parameters, "region", filter.region());
        and(query, parameters, "status", filter.status());
        return find(query.toString(), Sort.by("id"), parameters).range(0, limit - 1).stream()
                .map(TargetEntity::target)
                .toList();
    }

    private static void and(StringBuilder query, Parameters parameters, String field, Object value) {
        if (value != null) {
            query.append(" and ").append(field).append(" = :").append(field);
            parameters.and(field, value);
        }
    }
}
