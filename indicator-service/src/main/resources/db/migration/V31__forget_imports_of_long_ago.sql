create index import_updated on import (updated_at);
