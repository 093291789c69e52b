package org.planledger.deploy.access;

import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.planledger.deploy.Trouble;
import org.planledger.kernel.access.Permission;
import org.planledger.kernel.access.PostedBy;
import org.planledger.kernel.access.Role;
import org.planledger.kernel.problem.Text;

/// The words after `./suite token`: each option takes one value or more, and may come again.
final class TokenArguments {
    private static final int MOST_DAYS = 366;

    private final Map<Option, Set<String>> values = new EnumMap<>(Option.class);
    private final Set<Role> roles;

    private enum Option {
        ROLE,
        REGION,
        BELOW,
        UNIT,
        SCOPE,
        NAME,
        DAYS;

        private String word() {
            return "--" + name().toLowerCase(Locale.ROOT);
        }

        private static Optional<Option> of(String word) {
            return Stream.of(values())
                    .filter(option -> option.word().equals(word))
                    .findFirst();
        }
    }

    private TokenArguments(List<String> words) {
        Option present = null;
        for (String word : words) {
            if (word.startsWith("-")) {
                requireValue(present);
                present = Option.of(word).orElseThrow(() -> unknown(word));
            } else if (present == null) {
                throw unknown(word);
            } else {
                if (word.isBlank()) {
                    throw withoutValue(present);
                }
                values.computeIfAbsent(present, option -> new LinkedHashSet<>()).add(word);
            }
        }
        requireValue(present);
        roles = values(Option.ROLE).stream().map(TokenArguments::role).collect(Collectors.toUnmodifiableSet());
    }

    /// What the token is to say.
    ///
    /// @param user the name of whoever asks, which the token gets when no other is told
    /// @throws Trouble when a word is wrong, or the token would allow nothing
    static Grant read(List<String> words, String user) {
        return new TokenArguments(words).grant(user);
    }

    private Grant grant(String user) {
        if (roles.isEmpty()) {
            throw new Trouble(Text.of("请用 --role 指明角色：%s。", "Say the role with --role: %s.", knownRoles()));
        }
        requireReach();
        Grant grant = new Grant(
                name(user),
                roles,
                values(Option.REGION),
                values(Option.BELOW),
                values(Option.UNIT),
                scopes(),
                Duration.ofDays(days()));
        requireRegion();
        return grant;
    }

    private void requireRegion() {
        if (!roles.contains(Role.ADMIN)
                && values(Option.REGION).isEmpty()
                && values(Option.BELOW).isEmpty()) {
            throw new Trouble(Text.of(
                    "未指明地区的令牌看不到任何计划：请加 --region，或 --below（含下级），如 --below 370000；'*' 表示全部。",
                    "A token without a region sees no plan: add --region, or --below (with all that lie in it), such as"
                            + " --below 370000; '*' is all."));
        }
    }

    private void requireReach() {
        if (roles.contains(Role.REPORTER)
                && !roles.contains(Role.ADMIN)
                && (values(Option.UNIT).isEmpty()
                        || values(Option.REGION).isEmpty()
                                && values(Option.BELOW).isEmpty())) {
            throw new Trouble(Text.of(
                    "reporter 只填报其单位和地区的数据：请加 --unit，以及 --region 或 --below（含下级）；'*' 表示全部。",
                    "A reporter posts what is of its units and regions: add --unit, and --region or --below (with all that lie"
                            + " in it); '*' is all."));
        }
    }

    private Set<String> scopes() {
        Set<String> scopes = values(Option.SCOPE);
        if (roles.contains(Role.SERVICE) == scopes.isEmpty()) {
            throw new Trouble(Text.of(
                    "--scope 用于角色 service，且 service 须有：%s。",
                    "--scope is for the role service, which needs it: %s.", knownScopes()));
        }
        for (String scope : scopes) {
            if (!Permission.ALL.contains(scope)) {
                throw new Trouble(Text.of(
                        "没有“%s”这一权限；--scope 可用：%s。",
                        "There is no permission \"%s\"; --scope takes %s.", scope, knownScopes()));
            }
        }
        return scopes;
    }

    private String name(String user) {
        String name = single(Option.NAME).orElse(user).strip();
        if (name.length() > PostedBy.LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw new Trouble(Text.of(
                    "--name 至多 %d 个字符，且不含控制字符。",
                    "--name takes at most %d characters, and no control characters.", PostedBy.LONGEST_NAME));
        }
        return name;
    }

    private int days() {
        String days = single(Option.DAYS).orElse("1");
        if (!days.matches("[0-9]{1,3}") || Integer.parseInt(days) < 1 || Integer.parseInt(days) > MOST_DAYS) {
            throw new Trouble(Text.of(
                    "--days 应为 1 到 %d 的整数，而不是“%s”。",
                    "--days must be a whole number from 1 to %d, not \"%s\".", MOST_DAYS, days));
        }
        return Integer.parseInt(days);
    }

    private Set<String> values(Option option) {
        return values.getOrDefault(option, Set.of());
    }

    private Optional<String> single(Option option) {
        if (values(option).size() > 1) {
            throw new Trouble(Text.of("%s 只接受一个值。", "%s takes one value.", option.word()));
        }
        return values(option).stream().findFirst();
    }

    /// @param option the last one that was read; null when none was
    private void requireValue(Option option) {
        if (option != null && values(option).isEmpty()) {
            throw withoutValue(option);
        }
    }

    private static Role role(String word) {
        return Stream.of(Role.values())
                .filter(role -> role.claim().equals(word))
                .findFirst()
                .orElseThrow(() -> new Trouble(
                        Text.of("没有角色“%s”；可用：%s。", "There is no role \"%s\"; there are %s.", word, knownRoles())));
    }

    private static Trouble withoutValue(Option option) {
        return new Trouble(Text.of("%s 缺少值。", "%s lacks its value.", option.word()));
    }

    private static Trouble unknown(String word) {
        return new Trouble(Text.of(
                "token 不接受“%s”；可用：%s。",
                "token does not take \"%s\"; it takes %s.",
                word,
                Stream.of(Option.values()).map(Option::word).collect(Collectors.joining(", "))));
    }

    private static String knownRoles() {
        return Stream.of(Role.values()).map(Role::claim).collect(Collectors.joining(", "));
    }

    private static String knownScopes() {
        return String.join(", ", new TreeSet<>(Permission.ALL));
    }
}
