package linli.base.value;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * 敏感个人信息 (PIPL article 28): health, disability, aid, and whatever belongs to a child under fourteen. Only who has
 * {@link Right#SENSITIVE} sees it, and files hold it only when it was asked for.
 */
public final class Sensitive {
    /** What stands in a list where something is not shown. */
    public static final String HIDDEN = "***";
    private static final int CHILD = 14;
    private static final Set<String> CODES = CodeTable.category().all().stream().filter(code -> code.column("sensitive").equals("Y")).map(Code::code)
            .collect(Collectors.toUnmodifiableSet());
    /** Columns of lists that say nothing else. */
    private static final Set<String> COLUMNS = Set.of("health", "careAbility", "disability", "dibao", "livingAlone", "emptyNest");
    /** Columns that are a child's own. */
    private static final Set<String> CHILDS = Set.of("idNo", "otherIdNo", "birth", "mobile", "landline", "phone", "address", "hukouAddress", "guardian", "contactName");
    private static final String CATEGORY = "category";

    private Sensitive() {}

    /** @return whether the category of people (code of person_category) is sensitive. */
    public static boolean code(String category) {
        return CODES.contains(category);
    }

    /** @return whether somebody is under fourteen on the day; false while the birth date cannot tell. */
    public static boolean child(PartialDate birth, LocalDate day) {
        return birth != null && birth.ageOn(day).stream().anyMatch(age -> age >= 0 && age < CHILD);
    }

    /** @return whether the field of a list, or a part of it, must not be seen without the right. */
    public static boolean column(String key) {
        return COLUMNS.contains(key) || key.equals(CATEGORY);
    }

    /**
     * @param record a row of a list by the keys of its columns; it is changed
     * @param people whether the list is of residents, whose categories it tells by name
     */
    public static void hide(Map<String, String> record, boolean people, LocalDate day) {
        COLUMNS.forEach(key -> record.computeIfPresent(key, (any, text) -> ""));
        if (people) {
            record.computeIfPresent(CATEGORY, (key, text) -> plain(text));
        }
        if (child(record, day)) {
            CHILDS.forEach(key -> record.computeIfPresent(key, (any, text) -> ""));
        }
    }

    private static String plain(String text) {
        return Arrays.stream(text.split(";")).filter(part -> {
            String name = part.replaceFirst("[(\\uff08].*$", "").strip();
            return CodeTable.category().find(name).map(Code::code).filter(CODES::contains).isEmpty();
        }).collect(Collectors.joining(";"));
    }

    private static boolean child(Map<String, String> record, LocalDate day) {
        LocalDate born = IdNumber.check(Objects.requireNonNullElse(record.get("idNo"), ""), day).birth();
        PartialDate birth = born != null ? new PartialDate(born, PartialDate.Precision.DAY)
                : PartialDate.parse(Objects.requireNonNullElse(record.get("birth"), ""), day).value();
        return child(birth, day);
    }
}
