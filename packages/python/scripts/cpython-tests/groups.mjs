/**
 * The test files that are run when none is named, by the groups that totals are given for.
 * @type {Readonly<Record<string, readonly string[]>>}
 */
export const groups = {
  'scopes, functions, generators, exceptions': words(`
    test_scope test_funcattrs test_code test_generators test_generator_stop test_yield_from test_decorators
    test_listcomps test_dictcomps test_setcomps test_genexps test_unpack test_unpack_ex test_extcall
    test_keywordonlyarg test_positional_only_arg test_super test_exceptions test_baseexception
    test_exception_variations test_exception_group test_except_star test_raise test_with test_named_expressions
    test_global test_frame test_dynamic test_contextlib test_call
  `),
  'the core language': words(`
    test_grammar test_syntax test_patma test_fstring test_type_params test_type_annotations test_type_aliases
    test_coroutines test_asyncgen test_class test_descr test_descrtut test_subclassinit test_metaclass test_property
    test_genericclass test_genericalias test_string_literals test_eof test_future_stmt/test_future test_augassign
    test_binop test_compare test_richcmp test_contains test_isinstance test_typechecks test_compile test_symtable
    test_pep646_syntax test_unary test_pow test_int_literal test_longexp test_opcodes test_print test_hash
    test_traceback test_warnings/__init__ test_sys_settrace test_peepholer
  `),
  'types and builtins': words(`
    test_bool test_int test_long test_float test_complex test_str test_bytes test_list test_tuple test_dict
    test_dictviews test_set test_range test_slice test_iter test_iterlen test_enumerate test_builtin test_index
    test_format test_sort test_itertools test_functools test_collections test_ordered_dict test_defaultdict
    test_deque test_userdict test_userlist test_userstring test_dataclasses/__init__ test_enum test_operator
    test_types test_typing test_abc test_copy test_math test_cmath test_statistics test_string test_textwrap test_re
    test_json/__init__ test_random test_heapq test_bisect test_keyword test_weakref test_gc test_inspect/test_inspect
    test_dis test_memoryview test_numeric_tower test_strtod test_unicode_identifiers test_contextlib_async
  `),
};

function words(text) {
  return text.trim().split(/\s+/u);
}
