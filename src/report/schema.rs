//! The JSON Schemas of `report.json` and `market.json`, made from the types that write them.

use super::model::{MarketReport, Report, SCHEMA_VERSION};
use schemars::generate::SchemaSettings;
use schemars::transform::{Transform, transform_subschemas};
use schemars::{JsonSchema, Schema};
use serde_json::{Value, json};

/// The schema (draft 2020-12) that every `report.json` of this version fulfils.
///
/// All fields are required and no others are allowed: whoever reads a report may rely on either,
/// and a field that is misspelt in a hand-made report is found.
pub fn schema() -> Value {
    schema_of::<Report>("report")
}

/// The same of `market.json`.
pub fn market_schema() -> Value {
    schema_of::<MarketReport>("market")
}

fn schema_of<T: JsonSchema>(name: &str) -> Value {
    let settings = SchemaSettings::draft2020_12().for_serialize().with_transform(Contract);
    let mut schema = settings.into_generator().into_root_schema_for::<T>();
    schema.insert("$id".to_owned(), json!(format!("urn:careerdash:{name}:{SCHEMA_VERSION}")));
    schema.to_value()
}

/// Closes objects to further fields, and says descriptions in the words of JSON.
#[derive(Debug, Clone)]
struct Contract;

impl Transform for Contract {
    fn transform(&mut self, schema: &mut Schema) {
        // The fields of a variant with a tag may stand in a schema of their own, which
        // `additionalProperties` does not look into.
        let open = schema.get("additionalProperties").is_none() && schema.get("$ref").is_none();
        let is_object = open && schema.get("properties").is_some();
        if let Some(Value::String(description)) = schema.get_mut("description") {
            *description = in_json_words(description);
        }
        transform_subschemas(self, schema);
        match schema.get_mut("oneOf") {
            // Some fields here and some in a branch: only both together are all.
            Some(Value::Array(branches)) if is_object => {
                for branch in branches.iter_mut().filter_map(Value::as_object_mut) {
                    branch.remove("additionalProperties");
                }
                schema.insert("unevaluatedProperties".to_owned(), Value::Bool(false));
            }
            _ if is_object => {
                schema.insert("additionalProperties".to_owned(), Value::Bool(false));
            }
            _ => {}
        }
    }
}

/// A doc comment without links to Rust items; what is `None` in Rust is `null` in JSON.
fn in_json_words(comment: &str) -> String {
    let mut words = String::with_capacity(comment.len());
    let mut rest = comment;
    while let Some((before, after)) = rest.split_once("[`") {
        words.push_str(before);
        let Some((name, after)) = after.split_once("`]") else {
            words.push_str("[`");
            rest = after;
            continue;
        };
        words.push_str(&format!("`{}`", name.rsplit("::").next().unwrap_or(name)));
        let target = after.strip_prefix('(').and_then(|target| target.split_once(')'));
        rest = target.map_or(after, |(_, after)| after);
    }
    words.push_str(rest);
    words.replace("`None`", "`null`")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn descriptions_name_no_rust_items() {
        for (comment, words) in [
            (
                "The newest [`NEAR_LISTED`](super::NEAR_LISTED) ones.",
                "The newest `NEAR_LISTED` ones.",
            ),
            ("See [`Interval::wilson`]; else `None`.", "See `wilson`; else `null`."),
            ("Half [`open", "Half [`open"),
            ("No link [at all].", "No link [at all]."),
        ] {
            assert_eq!(in_json_words(comment), words);
        }
    }

    /// Every object that a value is held against, by pointer.
    fn objects(schema: &Value, pointer: &str, found: &mut Vec<(String, Value)>) {
        match schema {
            Value::Object(members) => {
                if members.get("properties").is_some_and(Value::is_object) {
                    found.push((pointer.to_owned(), schema.clone()));
                }
                for (key, value) in members {
                    objects(value, &format!("{pointer}/{key}"), found);
                }
            }
            Value::Array(items) => {
                for (index, value) in items.iter().enumerate() {
                    objects(value, &format!("{pointer}/{index}"), found);
                }
            }
            _ => {}
        }
    }

    /// Whether an object takes no further fields, by itself or by what it is a branch of.
    fn is_closed(schema: &Value, pointer: &str, object: &Value) -> bool {
        let branch_of = pointer.rsplit_once("/oneOf/").map(|(whole, _)| whole);
        let whole = branch_of.and_then(|whole| schema.pointer(whole));
        object["additionalProperties"] == json!(false)
            || object["unevaluatedProperties"] == json!(false)
            || whole.is_some_and(|whole| whole["unevaluatedProperties"] == json!(false))
    }

    #[test]
    fn every_object_is_closed_and_every_field_described() {
        for schema in [schema(), market_schema()] {
            let mut found = Vec::new();
            objects(&schema, "", &mut found);
            assert!(found.len() > 40, "{}", found.len());
            for (pointer, object) in found {
                assert!(is_closed(&schema, &pointer, &object), "{pointer}");
                let fields = object["properties"].as_object().unwrap();
                // What is under a tag is described with the whole variant.
                let tagged = fields
                    .values()
                    .any(|field| field["type"] == "string" && field.get("const").is_some());
                for (name, field) in fields {
                    let described = field["description"].is_string();
                    assert!(
                        described || tagged && object["description"].is_string(),
                        "{pointer}: {name}"
                    );
                    let required = object["required"].as_array().unwrap();
                    assert!(required.contains(&json!(name)), "{pointer}: {name} is optional");
                }
            }
        }
    }

    #[test]
    fn a_schema_names_its_draft_and_the_version_it_holds_for() {
        for (schema, name) in [(schema(), "report"), (market_schema(), "market")] {
            assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
            assert_eq!(schema["$id"], format!("urn:careerdash:{name}:1"));
            assert_eq!(schema["title"], format!("careerdash {name}"));
            assert_eq!(schema["properties"]["schema_version"]["const"], SCHEMA_VERSION);
            let text = schema.to_string();
            let rust = ["[`", "`None`", "::"].iter().find(|rust| text.contains(**rust));
            assert_eq!(rust, None, "{name}");
        }
    }
}
