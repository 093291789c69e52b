package org.planledger.indicator.target;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.planledger.kernel.version.Versioned;

/// Keeps targets. Withdrawn ones stay as rows, so that followers learn of the withdrawal.
@ApplicationScoped
class TargetStore implements PanacheRepositoryBase<TargetEntity, String> {
    private static final int AT_ONCE = 500;

    Optional<Versioned<Target>> find(String id) {
        return find("id = ?1 and not deleted", id).firstResultOptional().map(TargetEntity::versioned);
    }

    /// Those of the targets that exist, by id.
    Map<String, Target> ofIds(Collection<String> ids) {
        return list("id in ?1 and not deleted", ids).stream()
                .map(TargetEntity::target)
                .collect(Collectors.toMap(Target::id, target -> target));
    }

    List<Target> ofPlan(String plan) {
        return list("plan = ?1 and not deleted", plan).stream()
                .map(TargetEntity::target)
                .toList();
    }

    /// The ids that begin with the code of a plan, also of withdrawn targets.
    List<String> idsLike(String plan) {
        return getEntityManager()
                .createQuery("select id from TargetEntity where id like ?1", String.class)
                .setParameter(1, plan + "-%")
                .getResultList();
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
        if (entity != null && isElsewhere(entity, target)) {
            rememberPlaces(List.of(entity));
        }
        TargetEntity taken = take(entity, target);
        flush();
        return taken.version;
    }

    /// The same of many at once.
    void saveAll(List<Target> targets) {
        Map<String, TargetEntity> present = list(
                        "id in ?1", targets.stream().map(Target::id).toList())
                .stream()
                .collect(Collectors.toMap(entity -> entity.id, entity -> entity));
        List<TargetEntity> moved = targets.stream()
                .filter(target -> present.containsKey(target.id()) && isElsewhere(present.get(target.id()), target))
                .map(target -> present.get(target.id()))
                .toList();
        if (!moved.isEmpty()) {
            rememberPlaces(moved);
        }
        getSession().setJdbcBatchSize(AT_ONCE);
        targets.forEach(target -> take(present.get(target.id()), target));
        flush();
    }

    /// @param present null when it is new
    private TargetEntity take(TargetEntity present, Target target) {
        TargetEntity entity = present == null ? new TargetEntity() : present;
        entity.id = target.id();
        entity.take(target);
        if (present == null) {
            persist(entity);
        }
        return entity;
    }

    private static boolean isElsewhere(TargetEntity before, Target after) {
        return !(before.plan.equals(after.plan())
                && before.task.equals(after.task())
                && before.region.equals(after.region()));
    }

    /// Whoever saw them where they were is told that they are gone.
    private void rememberPlaces(List<TargetEntity> moved) {
        getEntityManager()
                .createNativeQuery("""
                        insert into target_former_place (target, plan, task, region)
                        select * from unnest(cast(?1 as text[]), cast(?2 as text[]), cast(?3 as text[]), cast(?4 as text[]))
                        on conflict on constraint target_former_place_pk do nothing
                        """)
                .setParameter(1, texts(moved, before -> before.id))
                .setParameter(2, texts(moved, before -> before.plan))
                .setParameter(3, texts(moved, before -> before.task))
                .setParameter(4, texts(moved, before -> before.region))
                .executeUpdate();
    }

    private static String[] texts(List<TargetEntity> entities, Function<TargetEntity, String> text) {
        return entities.stream().map(text).toArray(String[]::new);
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
}
