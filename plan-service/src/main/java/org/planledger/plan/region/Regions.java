package org.planledger.plan.region;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.Validator;
import java.util.Optional;
import org.planledger.kernel.audit.Audit;
import org.planledger.kernel.feed.ChangeTokens;
import org.planledger.kernel.paging.Page;
import org.planledger.kernel.paging.PageRequest;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.Faults;
import org.planledger.kernel.problem.Names;
import org.planledger.kernel.problem.Text;
import org.planledger.kernel.version.EntityTags;
import org.planledger.kernel.version.Versioned;
import org.planledger.kernel.version.Written;
import org.planledger.kernel.version.Written.Outcome;
import org.planledger.plan.access.Caller;
import org.planledger.plan.access.Refusal;
import org.planledger.plan.database.Database;

/// The regions: found, listed and written under their rules.
@ApplicationScoped
public class Regions {
    static final String KIND = "region";

    private final RegionStore store;
    private final Database database;
    private final ChangeTokens tokens;
    private final Validator validator;
    private final Caller caller;
    private final Audit audit;

    Regions(
            RegionStore store,
            Database database,
            ChangeTokens tokens,
            Validator validator,
            Caller caller,
            Audit audit) {
        this.store = store;
        this.database = database;
        this.tokens = tokens;
        this.validator = validator;
        this.caller = caller;
        this.audit = audit;
    }

    /// Whether there is a region of this code.
    public boolean exists(String code) {
        return store.find(code).isPresent();
    }

    Page<Region> list(RegionFilter filter, PageRequest page) {
        return Page.of(store.list(filter, page.afterKey(), page.limit + 1), page.limit, Region::code);
    }

    Versioned<Region> get(String code) {
        return store.find(code).orElseThrow(() -> Failure.notFound("地区", "region", code));
    }

    @Transactional
    Written<Region> put(String code, String ifMatch, Region given) {
        mayWrite();
        database.takeTurns(KIND);
        check(code, given);
        Region region = given.withCode(code);
        Optional<Versioned<Region>> present = store.find(code);
        EntityTags.check(ifMatch, present.map(Versioned::version).orElse(null));
        if (present.isPresent() && present.get().value().equals(region)) {
            return new Written<>(present.get(), Outcome.UNCHANGED);
        }
        long version = store.write(region);
        return audit.written(new Written<>(
                new Versioned<>(region, version, tokens.publish()),
                present.isPresent() ? Outcome.CHANGED : Outcome.CREATED));
    }

    /// Where a region lies decides about what those see whose token reaches regions with all that lie in them.
    private void mayWrite() {
        if (!caller.sight().reach().everywhere()) {
            throw Refusal.of(
                    "code",
                    Text.of("此登录只限于部分地区，不能编制地区", "this login is limited to some regions and may not write regions"),
                    Text.of("由不受此限的登录办理", "a login without such limits"));
        }
    }

    private void check(String code, Region given) {
        Faults faults = new Faults();
        Region region = given.withCode(code);
        faults.addBroken(validator.validate(region));
        Names.checkKey("code", code, given.code(), faults);
        Names.checkTrimmed("name", region.name(), faults);
        if (region.level() != null) {
            checkPlace(region, faults);
        }
        faults.throwIfAny();
    }

    private void checkPlace(Region region, Faults faults) {
        if (store.hasChildNotBelow(region.code(), region.level())) {
            faults.add(
                    "level",
                    "level",
                    Text.of("下级地区的级别不低于它", "regions that lie in it are not below this level"),
                    Text.of("高于下级地区的级别", "a level above those of the regions in it"));
        }
        if (region.level() == RegionLevel.PROVINCE) {
            if (region.parent() != null) {
                faults.add("parent", "parent", Text.of("省级没有上级地区", "a province lies in no other region"), null);
            }
            return;
        }
        if (region.parent() == null) {
            faults.add(
                    "parent",
                    "parent",
                    Text.of("必须填写上级地区", "the region that it lies in must be given"),
                    Text.of("上级地区的编码", "the code of the region that it lies in"));
            return;
        }
        Optional<Region> parent = store.find(region.parent()).map(Versioned::value);
        if (parent.isEmpty()) {
            faults.add(
                    "parent",
                    "unknown-region",
                    Text.of("没有地区“%s”", "there is no region \"%s\"", region.parent()),
                    Text.of("已有地区的编码", "the code of a region that exists"));
        } else if (!parent.get().level().isAbove(region.level())) {
            faults.add(
                    "parent",
                    "level",
                    Text.of("%s 的级别不高于它", "%s is not of a higher level", region.parent()),
                    Text.of("级别更高的地区", "a region of a higher level"));
        }
        if (region.code().contains("Z") && !region.code().substring(0, 6).equals(region.parent())) {
            faults.add(
                    "parent",
                    "extension-code",
                    Text.of("扩展码以上级地区的编码开头", "an extension code begins with the code of its parent"),
                    new Text(region.code().substring(0, 6), region.code().substring(0, 6)));
        }
    }
}
