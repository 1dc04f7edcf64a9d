package linli.base.value;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A national or local code table: codes, names, and the words people use for them. */
public final class CodeTable {
    private static final CodeTable NATION = load("nation.tsv", "code", true);
    private static final CodeTable POLITICS = load("politics.tsv", "code", true);
    private static final CodeTable EDUCATION = load("education.tsv", "code", true);
    private static final CodeTable MARRIAGE = load("marriage.tsv", "code", true);
    private static final CodeTable RELATION = load("relation_to_head.tsv", "code", true);
    private static final CodeTable CERT_TYPE = load("cert_type.tsv", "code", true);
    private static final CodeTable CATEGORY = load("person_category.tsv", "code", true);
    private static final CodeTable REGION = load("region_haining.tsv", "code9", true);
    /** Lists write 0 and 1 for female and male, so a digit is not taken for the standard's code. */
    private static final CodeTable SEX = load("sex.tsv", "code", false);

    private final List<Code> all;
    private final Map<String, Code> byCode = new HashMap<>();
    /** Word → entries, for names, then short names, then synonyms: a name outranks another entry's synonym. */
    private final List<Map<String, Set<Code>>> words = List.of(new HashMap<>(), new HashMap<>(), new HashMap<>());

    private CodeTable(List<Code> all, boolean codesAreWords) {
        this.all = List.copyOf(all);
        for (Code code : all) {
            byCode.put(code.code(), code);
            if (!code.column("code12").isEmpty()) {
                byCode.put(code.column("code12"), code);
            }
            put(0, code.name(), code);
            if (codesAreWords) {
                put(0, code.code(), code);
            }
            put(1, code.column("short"), code);
            for (String synonym : code.column("synonyms").split("\\|")) {
                put(2, synonym, code);
            }
        }
    }

    /** @return 民族, GB/T 3304. */
    public static CodeTable nation() {
        return NATION;
    }

    /** @return 政治面貌, GB/T 4762. */
    public static CodeTable politics() {
        return POLITICS;
    }

    /** @return 学历, GB/T 4658. */
    public static CodeTable education() {
        return EDUCATION;
    }

    /** @return 婚姻状况, GB/T 2261.2. */
    public static CodeTable marriage() {
        return MARRIAGE;
    }

    /** @return 与户主关系, GB/T 4761. */
    public static CodeTable relation() {
        return RELATION;
    }

    /** @return 证件类型, GA/T 517 with local additions. */
    public static CodeTable certType() {
        return CERT_TYPE;
    }

    /** @return 人员类别; the columns group and sensitive (Y or N) tell more. */
    public static CodeTable category() {
        return CATEGORY;
    }

    /** @return the streets and towns of the city; nine-digit codes, twelve-digit ones are understood too. */
    public static CodeTable region() {
        return REGION;
    }

    /** @return 性别, GB/T 2261.1; {@link Sex#find} understands more words. */
    public static CodeTable sex() {
        return SEX;
    }

    /** @return every entry in the file's order. */
    public List<Code> all() {
        return all;
    }

    /** @return the entry with the code; empty for null. */
    public Optional<Code> byCode(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /** @return the entry's name, or "" when the code is null or unknown. */
    public String nameOf(String code) {
        return byCode(code).map(Code::name).orElse("");
    }

    /** @return the one entry the text means by name, short name or synonym; empty when none or several (媳妇). */
    public Optional<Code> find(String text) {
        List<Code> found = candidates(text);
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    /** @return the entries the text may mean: none, one, or the several to choose from when it is ambiguous. */
    public List<Code> candidates(String text) {
        String word = normal(text);
        for (Map<String, Set<Code>> rank : words) {
            Set<Code> found = rank.get(word);
            if (found != null) {
                return new ArrayList<>(found);
            }
        }
        return List.of();
    }

    /** @return whether the text means more than one entry, so that a person must choose. */
    public boolean isAmbiguous(String text) {
        return candidates(text).size() > 1;
    }

    private void put(int rank, String word, Code code) {
        String normal = normal(word);
        if (!normal.isEmpty()) {
            words.get(rank).computeIfAbsent(normal, key -> new LinkedHashSet<>()).add(code);
        }
    }

    private static String normal(String text) {
        return Clean.compact(text).toLowerCase(Locale.ROOT);
    }

    private static CodeTable load(String file, String codeColumn, boolean codesAreWords) {
        List<Code> codes = new ArrayList<>();
        for (Map<String, String> row : Words.rows(CodeTable.class, file)) {
            codes.add(new Code(row.get(codeColumn), row.get("name"), new LinkedHashMap<>(row)));
        }
        return new CodeTable(codes, codesAreWords);
    }
}
