package linli.meals;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import linli.base.text.Texts;
import linli.base.text.UserError;
import linli.base.value.CodeTable;
import linli.base.value.Money;
import linli.base.value.Words;

/**
 * 助餐价格与补贴规则, from a day on until the next rule: full prices, what delivery costs, and who is given how much.
 *
 * @param id null for the built-in example, which stands until the centre has set its own
 * @param sample 示例: figures nobody has decided on
 * @param deliveryItem code of the fee item that charges a delivery; null where delivery is free
 */
public record MealRule(Long id, LocalDate from, String basis, boolean sample, List<Package> packages, Money delivery, String deliveryItem, Billing billing,
        List<Tier> tiers) {
    private static final Pattern AGES = Pattern.compile("(\\d{1,3})\\P{N}*(?:\\P{N}(\\d{1,3})\\P{N}*)?");

    /** When the remainder is charged. */
    public enum Billing {
        MONTHLY,
        AT_ONCE
    }

    /**
     * 套餐, at its full price.
     *
     * @param item code of the fee item that charges the remainder; null where the meal is a basic service and nobody pays
     */
    public record Package(String name, Money price, String item) {}

    /**
     * Who is given how much: by age (both ends included, either may be open) or by category of person.
     *
     * @param category code of person_category, or null for an age
     */
    public record Tier(Integer ageFrom, Integer ageTo, String category, Money subsidy) {
        boolean fits(Integer age, Set<String> categories) {
            if (category != null) {
                return categories.contains(category);
            }
            return age != null && (ageFrom == null || age >= ageFrom) && (ageTo == null || age <= ageTo);
        }

        /** @return in words: 80–89 岁, 低保对象. */
        public String word() {
            return category != null ? CodeTable.category().nameOf(category) : ageTo == null ? Texts.text("meals.tier.over", ageFrom)
                    : Texts.text("meals.tier.ages", ageFrom == null ? 0 : ageFrom, ageTo);
        }
    }

    /**
     * What one meal costs whom; {@code price = subsidy + self} always, delivery comes on top.
     *
     * @param tier why there is a subsidy, or null
     */
    public record Quote(Long ruleId, String tier, Money price, Money subsidy, Money self, Money delivery) {
        /** The same meal without its subsidy: the second of one person at one sitting. */
        Quote full() {
            return new Quote(ruleId, null, price, Money.ZERO, price, delivery);
        }
    }

    /**
     * @param age on the meal's day; null where it is not known
     * @return the price with the best subsidy that applies, never more than the price
     * @throws UserError for another package, or where meals are free and the person is not one of those they are for
     */
    public Quote quote(String pack, Integer age, Set<String> categories, boolean delivered) {
        Package meal = pack(pack);
        Money price = meal.price();
        Optional<Tier> best = tiers.stream().filter(tier -> tier.fits(age, categories)).max(Comparator.comparing(Tier::subsidy));
        Money subsidy = best.map(Tier::subsidy).orElse(Money.ZERO);
        subsidy = subsidy.compareTo(price) > 0 ? price : subsidy;
        if (meal.item() == null && !subsidy.equals(price)) {
            throw new UserError("error.meals.notFree", price, subsidy);
        }
        return new Quote(id, best.map(Tier::word).orElse(null), price, subsidy, price.minus(subsidy), delivered ? delivery : Money.ZERO);
    }

    /** @throws UserError for a name that is no package of the rule. */
    public Package pack(String name) {
        return packages.stream().filter(one -> one.name().equals(name)).findFirst()
                .orElseThrow(() -> new UserError("error.meals.package", name, String.join(Texts.text("row.or"), packages.stream().map(Package::name).toList())));
    }

    /** @throws UserError naming what may not be. */
    MealRule checked() {
        if (from == null || basis == null || basis.isBlank()) {
            throw new UserError("error.meals.basis");
        }
        if (packages.isEmpty() || packages.stream().anyMatch(one -> one.price().fen() <= 0 || one.name().isBlank())
                || packages.stream().map(Package::name).distinct().count() < packages.size()) {
            throw new UserError("error.meals.packages");
        }
        if (delivery.isNegative() || !delivery.isZero() && deliveryItem == null) {
            throw new UserError("error.meals.delivery", delivery);
        }
        for (Tier tier : tiers) {
            if (tier.subsidy().isNegative() || tier.category() == null && (tier.ageFrom() == null && tier.ageTo() == null
                    || tier.ageFrom() != null && tier.ageTo() != null && tier.ageFrom() > tier.ageTo())) {
                throw new UserError("error.meals.tier", tier.word(), tier.subsidy());
            }
        }
        return this;
    }

    /**
     * Reads a rule as it is typed: packages as 标准餐 11 MEAL-11, grades as 70-79 3, 90以上 8 or 低保户 8, a line each; delivery as 2 MEAL-SEND.
     *
     * @throws UserError naming the line nobody can read
     */
    static MealRule typed(LocalDate from, String basis, String packages, String delivery, Billing billing, String tiers) {
        List<Package> packs = new ArrayList<>();
        for (String[] part : lines(packages)) {
            if (part.length < 2) {
                throw new UserError("error.meals.packages");
            }
            packs.add(new Package(part[0], amount(part[1]), part.length > 2 ? part[2] : null));
        }
        List<Tier> grades = new ArrayList<>();
        for (String[] part : lines(tiers)) {
            grades.add(tier(part));
        }
        List<String[]> way = lines(delivery);
        return new MealRule(null, from, basis == null ? null : basis.strip(), false, packs, way.isEmpty() ? Money.ZERO : amount(way.getFirst()[0]),
                way.isEmpty() || way.getFirst().length < 2 ? null : way.getFirst()[1], billing, grades).checked();
    }

    private static List<String[]> lines(String typed) {
        return typed == null ? List.of() : typed.lines().map(String::strip).filter(line -> !line.isEmpty()).map(line -> line.split("[\\s\u3000]+")).toList();
    }

    private static Money amount(String typed) {
        Money.Check check = Money.check(typed);
        if (!check.ok()) {
            throw new UserError("error.meals.amount", typed);
        }
        return check.value();
    }

    private static Tier tier(String[] part) {
        Matcher ages = AGES.matcher(part[0]);
        if (part.length != 2) {
            throw new UserError("error.meals.tierLine", String.join(" ", part));
        }
        if (ages.matches()) {
            return new Tier(Integer.valueOf(ages.group(1)), ages.group(2) == null ? null : Integer.valueOf(ages.group(2)), null, amount(part[1]));
        }
        String category = CodeTable.category().find(part[0]).map(one -> one.code()).orElseThrow(() -> new UserError("error.meals.tierLine", String.join(" ", part)));
        return new Tier(null, null, category, amount(part[1]));
    }

    /** @return the packages as {@link #typed} reads them. */
    String packageLines() {
        return packages.stream().map(one -> one.name() + " " + one.price() + (one.item() == null ? "" : " " + one.item())).collect(Collectors.joining("\n"));
    }

    /** @return the grades as {@link #typed} reads them. */
    String tierLines() {
        return tiers.stream().map(one -> (one.category() != null ? CodeTable.category().nameOf(one.category()) : one.ageTo() == null ? one.ageFrom() + "+"
                : (one.ageFrom() == null ? 0 : one.ageFrom()) + "-" + one.ageTo()) + " " + one.subsidy()).collect(Collectors.joining("\n"));
    }

    /** @return as stored: a line a thing, its parts with | between. */
    String content() {
        List<String> lines = new ArrayList<>();
        packages.forEach(one -> lines.add("package|" + one.name() + "|" + one.price().fen() + "|" + (one.item() == null ? "" : one.item())));
        lines.add("delivery|" + delivery.fen() + "|" + (deliveryItem == null ? "" : deliveryItem));
        lines.add("billing|" + billing);
        tiers.forEach(tier -> lines.add("tier|" + (tier.ageFrom() == null ? "" : tier.ageFrom()) + "|" + (tier.ageTo() == null ? "" : tier.ageTo()) + "|"
                + (tier.category() == null ? "" : tier.category()) + "|" + tier.subsidy().fen()));
        return String.join("\n", lines);
    }

    static MealRule read(Long id, LocalDate from, String basis, boolean sample, String content) {
        List<Package> packages = new ArrayList<>();
        List<Tier> tiers = new ArrayList<>();
        Money delivery = Money.ZERO;
        String deliveryItem = null;
        Billing billing = Billing.MONTHLY;
        for (String line : content.split("\n")) {
            String[] part = line.split("\\|", -1);
            switch (part[0]) {
                case "package" -> packages.add(new Package(part[1], new Money(Long.parseLong(part[2])), part[3].isEmpty() ? null : part[3]));
                case "delivery" -> {
                    delivery = new Money(Long.parseLong(part[1]));
                    deliveryItem = part[2].isEmpty() ? null : part[2];
                }
                case "billing" -> billing = Billing.valueOf(part[1]);
                case "tier" -> tiers.add(new Tier(number(part[1]), number(part[2]), part[3].isEmpty() ? null : part[3], new Money(Long.parseLong(part[4]))));
                default -> throw new IllegalStateException("written by content(): " + line);
            }
        }
        return new MealRule(id, from, basis, sample, List.copyOf(packages), delivery, deliveryItem, billing, List.copyOf(tiers));
    }

    private static Integer number(String text) {
        return text.isEmpty() ? null : Integer.valueOf(text);
    }

    /** @return the built-in example, by published figures of other towns. */
    static MealRule example() {
        List<Map<String, String>> rows = Words.rows(MealRule.class, "example.tsv");
        return read(null, LocalDate.of(2000, 1, 1), Texts.text("meals.rule.example"), true, String.join("\n", rows.stream().map(row -> row.get("line")).toList()));
    }
}
