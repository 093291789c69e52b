package org.planledger.plan.unit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.Validator;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.planledger.kernel.audit.Audit;
import org.planledger.kernel.feed.ChangeTokens;
import org.planledger.kernel.paging.Page;
import org.planledger.kernel.paging.PageRequest;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.Faults;
import org.planledger.kernel.problem.Names;
import org.planledger.kernel.problem.ProblemType;
import org.planledger.kernel.problem.Text;
import org.planledger.kernel.problem.Violation;
import org.planledger.kernel.version.EntityTags;
import org.planledger.kernel.version.Versioned;
import org.planledger.kernel.version.Written;
import org.planledger.kernel.version.Written.Outcome;
import org.planledger.plan.access.Caller;
import org.planledger.plan.access.Refusal;
import org.planledger.plan.database.Database;
import org.planledger.plan.region.Regions;

/// The units: found, listed and written under their rules.
@ApplicationScoped
public class Units {
    static final String KIND = "unit";

    private final UnitStore store;
    private final Regions regions;
    private final Database database;
    private final ChangeTokens tokens;
    private final Validator validator;
    private final Caller caller;
    private final Audit audit;

    Units(
            UnitStore store,
            Regions regions,
            Database database,
            ChangeTokens tokens,
            Validator validator,
            Caller caller,
            Audit audit) {
        this.store = store;
        this.regions = regions;
        this.database = database;
        this.tokens = tokens;
        this.validator = validator;
        this.caller = caller;
        this.audit = audit;
    }

    /// Those of the codes that no unit has.
    public Set<String> unknown(Collection<String> codes) {
        Set<String> unknown = new HashSet<>(codes);
        store.existing(unknown).forEach(unknown::remove);
        return unknown;
    }

    Page<Unit> list(UnitFilter filter, PageRequest page) {
        return Page.of(store.list(filter, page.afterKey(), page.limit + 1), page.limit, Unit::code);
    }

    Versioned<Unit> get(String code) {
        return store.find(code).orElseThrow(() -> Failure.notFound("单位", "unit", code));
    }

    /// The units of a region and of those that it lies in, the nearest first.
    public List<Unit> ofRegionAndAbove(String region) {
        return store.ofRegionAndAbove(region);
    }

    /// Lets nobody else write units until the end of the transaction.
    public void hold() {
        database.takeTurns(KIND);
    }

    /// Makes a unit that is not there yet, in the transaction of something larger. Whoever began that decides what
    /// becomes of it when the unit is refused: there may be more to tell.
    public void add(Unit unit) {
        database.takeTurns(KIND);
        check(unit, unit.code());
        mayWriteIn(unit.region());
        store.namesake(unit).ifPresent(other -> refuseName(unit, other));
        if (store.find(unit.code()).isPresent()) {
            throw new Failure(
                            ProblemType.CONFLICT,
                            Text.of(
                                    "单位编码 %s 刚被占用，请重发同一请求",
                                    "the unit code %s has just been taken; send the same again", unit.code()))
                    .inPassing();
        }
        long version = store.write(unit);
        audit.written(new Written<>(new Versioned<>(unit, version, tokens.publish()), Outcome.CREATED), unit.code());
    }

    @Transactional
    Written<Unit> put(String code, String ifMatch, Unit given) {
        database.takeTurns(KIND);
        Unit unit = given.withCode(code);
        check(unit, given.code());
        mayWriteIn(unit.region());
        Optional<Versioned<Unit>> present = store.find(code);
        EntityTags.check(ifMatch, present.map(Versioned::version).orElse(null));
        if (present.isPresent() && present.get().value().equals(unit)) {
            return new Written<>(present.get(), Outcome.UNCHANGED);
        }
        store.namesake(unit).ifPresent(other -> refuseName(unit, other));
        long version = store.write(unit);
        return audit.written(new Written<>(
                new Versioned<>(unit, version, tokens.publish()),
                present.isPresent() ? Outcome.CHANGED : Outcome.CREATED));
    }

    private void mayWriteIn(String region) {
        Refusal.unlessReached(
                caller.sight(),
                region,
                "region",
                Text.of("此登录不能编制地区“%s”的单位", "this login may not write units of the region \"%s\"", region));
    }

    private void check(Unit unit, String codeInBody) {
        Faults faults = new Faults();
        faults.addBroken(validator.validate(unit));
        Names.checkKey("code", unit.code(), codeInBody, faults);
        Names.checkTrimmed("name", unit.name(), faults);
        if (unit.region() != null) {
            checkRegion(unit, faults);
        }
        if (unit.superior() != null) {
            checkSuperior(unit, faults);
        }
        faults.throwIfAny();
    }

    private void checkRegion(Unit unit, Faults faults) {
        if (!regions.exists(unit.region())) {
            faults.add(
                    "region",
                    "unknown-region",
                    Text.of("没有地区“%s”", "there is no region \"%s\"", unit.region()),
                    Text.of("已有地区的编码", "the code of a region that exists"));
        }
        if (!unit.code().startsWith(unit.region() + "-")) {
            faults.add(
                    "code",
                    "region-prefix",
                    Text.of("单位编码不以所属地区的编码开头", "the code does not begin with that of the unit's region"),
                    Text.of("以“%s-”开头", "a code that begins with \"%s-\"", unit.region()));
        }
    }

    private void checkSuperior(Unit unit, Faults faults) {
        if (unit.superior().equals(unit.code()) || store.isAbove(unit.code(), unit.superior())) {
            faults.add(
                    "superior",
                    "cycle",
                    Text.of("%s 已在它之下，上级不能成环", "%s is below it already; superiors must not go round", unit.superior()),
                    Text.of("不在它之下的单位", "a unit that is not below it"));
        } else if (store.find(unit.superior()).isEmpty()) {
            faults.add(
                    "superior",
                    "unknown-unit",
                    Text.of("没有单位“%s”", "there is no unit \"%s\"", unit.superior()),
                    Text.of("已有单位的编码", "the code of a unit that exists"));
        }
    }

    private static void refuseName(Unit unit, String other) {
        throw new Failure(
                ProblemType.CONFLICT,
                Text.of("同一地区已有同名单位 %s", "the region has a unit of this name already, %s", other),
                List.of(Violation.of(
                        "name",
                        "name-in-region",
                        Text.of("地区 %s 已有单位“%s”", "region %s has a unit \"%s\" already", unit.region(), unit.name()),
                        Text.of("本地区没有用过的名称", "a name that the region does not have yet"))));
    }
}
